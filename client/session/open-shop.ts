import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { commands, indexes, rules } from "../../shared/commands.ts";
import type { Page } from "../../shared/core/checkpoint.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import { currentTicket } from "../../shared/core/cut.ts";
import { branchScope, type CounterId, type HolderId } from "../../shared/core/ids.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createDemand } from "../../shared/domain/rights/demand.ts";
import { nextReceiptNumber } from "../../shared/domain/sale/receipt-number.ts";
import { createFiscalChoice } from "../device/fiscal/fiscal-choice.ts";
import { createFiscalQueue } from "../device/fiscal/fiscal-queue.ts";
import { openPrinter, type Ports } from "../device/printer/open-printer.ts";
import type { TransportKeys } from "../device/transport-key.ts";
import { linesOf, storeBootstrap } from "../store/bootstrap.ts";
import { scheduleCheckpoints } from "../store/checkpoint-schedule.ts";
import { createChunkStore } from "../store/chunk-store.ts";
import type { ShopDatabase } from "../store/database.ts";
import { createDeviceStore } from "../store/device-store.ts";
import { createEntryStore, latestOfKind } from "../store/entry-store.ts";
import { createWitnessStore } from "../store/life.ts";
import { createLive } from "../store/live.ts";
import type { TabChannel } from "../store/till-deps.ts";
import { openTillReplica, type TillReplica } from "../store/till-replica.ts";
import { createWriterLock } from "../store/writer-lock.ts";
import { openAcknowledged } from "../sync/acknowledged.ts";
import { exchangeByHttp } from "../sync/exchange.ts";
import { createServerLink, type ServerLink, type Socket } from "../sync/server-link.ts";
import type { Api } from "./api.ts";
import { badgesIn } from "./badges.ts";
import { createDeviceHttp, type DeviceHttp } from "./device-token.ts";
import { readFacts } from "./facts.ts";
import { createGiving } from "./giving.ts";
import type { Http } from "./http.ts";
import type { DeviceIdentity } from "./identity.ts";
import { lookForHub, openAgreements, openHubMemory } from "./mesh-memory.ts";
import { ownConcerns } from "./own-concerns.ts";
import { type DevicePeople, openPeople, type Standing, type TabMemory } from "./people.ts";
import { createPersonApi } from "./person-api.ts";
import { createPhotos } from "./photos.ts";
import { replicaView } from "./replica-view.ts";
import { createRunCommand } from "./run.ts";
import { shareInBackground } from "./sharing.ts";
import type { Shop, SyncStatus } from "./shop.ts";
import { openShopMesh, type ShopMesh } from "./shop-mesh.ts";
import { openTrainingShop } from "./training-shop.ts";
import { openTransport } from "./transport-certificate.ts";

/** The browser, as far as a shop needs it. */
export interface Surroundings {
  readonly http: Http;
  readonly openSocket: () => Socket;
  /** `null` in a browser without direct links. */
  readonly transportKeys: TransportKeys | null;
  /** Ways to a receipt printer; left out where the browser has none. */
  readonly ports?: Ports;
  readonly crypto: Crypto;
  readonly locks: Pick<LockManager, "request">;
  /** Lasts as long as the profile: `localStorage`. */
  readonly local: Pick<Storage, "getItem" | "setItem">;
  /** Lasts as long as the tab: `sessionStorage`. */
  readonly tab: TabMemory;
  readonly tabs: TabChannel;
  readonly now: () => Instant;
  readonly random: (length: number) => string;
  readonly chance: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly whenIdle: (task: () => void) => void;
  readonly atNextFrame: (task: () => void) => void;
  /** Told of what went wrong where nobody waits for an answer. */
  readonly report: (error: unknown) => void;
}

export interface OpenedShop {
  readonly shop: Shop;
  readonly people: DevicePeople;
  /** Makes a shop to practise in, out of what this one knows now. */
  readonly openTraining: () => Shop;
  readonly replica: TillReplica;
  readonly link: ServerLink;
  readonly mesh: ShopMesh;
  /** Saves what is only in memory for speed: when the page is hidden or about to go. */
  readonly flush: () => void;
}

/** Opens an enrolled device's shop: the state from disk, who is at it, and the way to the server. */
export const openShop = async (
  database: ShopDatabase,
  identity: DeviceIdentity,
  around: Surroundings,
): Promise<OpenedShop> => {
  const { certificate, authority } = identity;
  const { now, report } = around;
  const device = createDeviceStore(database.device);
  const deviceHttp = createDeviceHttp(around.http, identity);
  const replica = await openReplica(database, identity, around, deviceHttp);
  const view = replicaView(replica);
  const live = createLive(replica, view, around.atNextFrame);
  const people = await openPeople({
    ...around,
    store: device,
    authority,
    device: certificate.device,
    standing: standingIn(replica),
    badges: badgesIn(view, around.crypto, certificate.org),
  });
  const acknowledged = await openAcknowledged(replica, certificate.device, device);
  const photos = createPhotos(database.blobs, device, deviceHttp);
  const schedule = scheduleCheckpoints(replica, around.whenIdle, report);
  const transport = await openTransport({
    ...around,
    identity,
    keys: around.transportKeys,
    store: device,
    http: deviceHttp,
  });
  const hub = await openHubMemory(device, deviceHttp);
  const agreements = await openAgreements(device, report);
  const direct = { transport, hub, agreements, acknowledged };
  const demandOf = followDemand(replica, now);
  const giveRights = createGiving({ replica, store: createEntryStore(database.entries), demandOf, report });
  const mesh = openShopMesh({ ...around, ...identity, ...direct, replica, view, giveRights });
  const events = { acknowledged: acknowledged.take, refused: acknowledged.refuse };
  const link = createServerLink({
    ...around,
    events,
    startSession: mesh.startServerSession,
    exchange: () => exchangeByHttp({ ...events, replica, device: certificate.device, http: deviceHttp }),
  });

  effect(() => {
    if (replica.writing.value) link.start();
    else link.stop();
  });
  effect(() => {
    if (replica.writing.value) announce(replica, report);
  });
  if (certificate.branch !== null)
    shareInBackground({ ...around, replica, branch: certificate.branch, demandOf, peers: mesh.peers });
  effect(() => {
    if (link.status.value.server !== "connected") return;
    for (const catchUp of [photos.sendNew, transport.renew]) void catchUp().catch(report);
  });
  const isConnected = computed(() => link.status.value.server === "connected");
  effect(() => (isConnected.value ? lookForHub({ ...around, hub, looked: mesh.wake }) : undefined));
  const saveAcknowledged = (): void => void acknowledged.save().catch(report);
  saveNowAndThen(acknowledged.unsent, saveAcknowledged, around.after);

  /** Whoever held it before this page was opened is not counted by name. */
  const copiesOfLast = computed(() => {
    const last = acknowledged.last.value;
    const known = last === null ? 0 : mesh.copies.of(last.log, last.seq).value;
    return Math.max(known, acknowledged.isLastHeld.value ? 1 : 0);
  });
  const facts: Shop["facts"] = (query) =>
    readFacts((kind, before, limit) => latestOfKind(database.entries, kind, before, limit), query);
  const fiscalChoice = createFiscalChoice(around.local, now);
  const fiscalQueue = createFiscalQueue({ ...around, replica, facts, device: fiscalChoice.device });
  fiscalQueue.start();
  effect(() => {
    if (replica.writing.value) void fiscalQueue.pass().catch(report);
  });
  const shop: Shop = {
    certificate,
    view,
    docs: live.docs,
    changed: live.changed,
    doc: live.doc,
    counter: live.counter,
    countersChanged: live.countersChanged,
    person: computed(() => people.person.value?.ticket ?? null),
    attention: computed(() => [
      ...ownConcerns(certificate.device, replica.breaks.value, replica.unreadable.value),
      ...live.attention.value,
    ]),
    facts,
    run: createRunCommand({ ...around, replica, person: people.person, commands }),
    nextReceipt: () => {
      const writer = replica.writer();
      return writer === null || certificate.code === ""
        ? null
        : nextReceiptNumber({ code: certificate.code, epoch: writer.epoch, written: replica.written });
    },
    sync: computed((): SyncStatus => {
      const { server, lastHeard, drift } = link.status.value;
      return {
        server,
        lastHeard,
        drift,
        unsent: acknowledged.unsent.value,
        copies: copiesOfLast.value,
        refused: acknowledged.refused.value,
        writing: replica.writing.value,
      };
    }),
    peers: mesh.peers,
    copiesOf: mesh.copies.of,
    isHeldElsewhere: acknowledged.isHeld,
    waitForCopies: mesh.copies.wait,
    askForRights: mesh.askForRights,
    mesh: mesh.actions,
    approvals: { known: people.known, confirm: people.confirm, confirmBadge: people.confirmBadge },
    api: createPersonApi(around.http, people.token),
    photos,
    printer: openPrinter({ ...around, api: asDevice(deviceHttp) }),
    fiscal: { choice: fiscalChoice, retry: fiscalQueue.retryRefused },
    now,
  };
  return {
    shop,
    people,
    openTraining: () =>
      openTrainingShop({ ...around, shop, state: replica.state, person: () => people.person.peek() }),
    replica,
    link,
    mesh,
    flush: () => {
      schedule.flush();
      saveAcknowledged();
    },
  };
};

/** Opens the replica; a device that has nothing yet, or cannot read what it has, begins with the server's pages. */
const openReplica = async (
  database: ShopDatabase,
  { certificate, signed, sign, authority }: DeviceIdentity,
  around: Surroundings,
  http: DeviceHttp,
): Promise<TillReplica> => {
  const chunks = createChunkStore(database.checkpoints);
  const store = createEntryStore(database.entries);
  const open = (pages: Map<string, Page>) =>
    openTillReplica({
      ...around,
      pages,
      store,
      chunks,
      device: createDeviceStore(database.device),
      witness: createWitnessStore(around.local, database.name),
      lock: (onLost) => createWriterLock(around.locks, `${database.name}-writer`, onLost),
      certificate,
      signed,
      sign,
      authority,
      rules,
      indexed: indexes,
    });
  const fetchPages = async (): Promise<Map<string, Page> | null> => {
    const answer = await http.response({ method: "GET", path: "/v1/bootstrap" });
    if (!answer.ok || answer.value.body === null) return null;
    const stored = await storeBootstrap(chunks, linesOf(answer.value.body), () => around.random(16));
    if (stored.ok) return stored.value.pages;
    around.report(new Error(stored.error.reason));
    return null;
  };
  const isNew = (await chunks.current()) === null && (await store.since(0, 1)).length === 0;
  const first = isNew ? await fetchPages() : null; // without them the entries themselves come, one by one
  const replica = await open(first ?? new Map());
  const again = replica.needsBootstrap() && replica.writing.value ? await fetchPages() : null;
  if (again === null) return replica;
  replica.close();
  return open(again);
};

const asDevice = ({ json }: DeviceHttp): Api => ({
  get: (path) => json({ method: "GET", path }),
  post: (path, body) => json({ method: "POST", path, body }),
});

/** What people's tickets are worth under the cuts that were read. */
const standingIn = (replica: TillReplica): Standing => ({
  worth: (ticket) => currentTicket(replica.state.cuts, ticket),
  follow: (heard) => {
    const count = (): number =>
      [...replica.state.cuts.people.values()].reduce((sum, cuts) => sum + cuts.length, 0);
    let known = count();
    replica.subscribe(() => {
      if (count() === known) return;
      known = count();
      heard();
    });
  },
});

/** Lets the others of the branch know of this device, so that they can share rights with it. */
const announce = (replica: TillReplica, report: (error: unknown) => void): void => {
  const writer = replica.writer();
  if (writer === null || writer.certificate.branch === null) return;
  const announced = replica.announce(writer, branchScope(writer.certificate.branch));
  void announced.then((done) => (done.ok ? undefined : report(done.error)), report);
};

/** Who has used how much lately, as this device hears of it. */
const followDemand = (replica: TillReplica, now: () => number) => {
  const demand = createDemand();
  replica.subscribe(({ counters }) => {
    for (const counter of counters) demand.note(counter, replica.state.counters.get(counter) ?? [], now());
  });
  return (counter: CounterId, holder: HolderId): number => demand.of(counter, holder, now());
};

const SAVE_EVERY_MS = 2_000;

/** Runs `save` a little after the value changed, once for many changes. */
const saveNowAndThen = (
  value: ReadonlySignal<unknown>,
  save: () => void,
  after: Surroundings["after"],
): void => {
  let isAsked = false;
  let isFirst = true;
  effect(() => {
    void value.value;
    if (!isFirst && !isAsked) {
      isAsked = true;
      after(SAVE_EVERY_MS, () => {
        isAsked = false;
        save();
      });
    }
    isFirst = false;
  });
};
