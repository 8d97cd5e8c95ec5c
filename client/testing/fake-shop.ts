import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Ticket } from "../../shared/core/certificate.ts";
import type { CommandError } from "../../shared/core/command.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import type { Change } from "../../shared/core/state.ts";
import type { Person } from "../../shared/core/writer.ts";
import { nextReceiptNumber } from "../../shared/domain/sale/receipt-number.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { createFiscalChoice } from "../device/fiscal/fiscal-choice.ts";
import { openPrinter } from "../device/printer/open-printer.ts";
import type { Api, ApiError } from "../session/api.ts";
import type { Scan, ScanSource } from "../session/feature.ts";
import type { KnownPerson } from "../session/people.ts";
import type { RunCommand } from "../session/run-command.ts";
import type { Fact, FactQuery, MeshActions, Photos, Shop, SyncStatus } from "../session/shop.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";

/** A shop as screens get it, over a device in memory: commands really run, and nothing is on disk or on a network. */
export interface FakeShop extends Shop {
  readonly device: TestDevice;
  readonly sync: Signal<SyncStatus>;
  readonly peers: Signal<readonly Peer[]>;
  /** The next command ends with this error, and nothing is written. */
  readonly failNext: (error: CommandError) => void;
  /** Commands wait until the returned function is called: what a screen shows while work is under way. */
  readonly pause: () => () => void;
  /** Answers GET requests whose path starts so; anything else is `Offline`. */
  readonly answer: (path: string, body: unknown) => void;
  readonly signIn: (person: Person | null) => void;
  /** Who has signed in here before, and may lend a right by their PIN. */
  readonly colleagues: Signal<readonly Colleague[]>;
}

export interface Colleague {
  readonly person: Person;
  readonly pin: string;
  /** Enough without the PIN. */
  readonly badge?: string;
}

const known = ({ person: { ticket } }: Colleague): KnownPerson => ({
  staff: ticket.staff,
  name: ticket.name,
  role: ticket.role,
  hasPin: true,
  isLocked: false,
});

export interface FakeShopOptions {
  readonly person: Person;
  readonly now?: () => number;
}

const noLinks = async () => err({ type: "NoLinks" } as const);
const alone: MeshActions = {
  createOffer: noLinks,
  acceptOffer: noLinks,
  acceptAnswer: noLinks,
  reach: async () => "none",
};

export const createFakeShop = (device: TestDevice, { person, now }: FakeShopOptions): FakeShop => {
  const changes = followChanges(device);
  const ticket = signal<Ticket | null>(person.ticket);
  device.signIn(person);
  const answers = new Map<string, unknown>();
  let failure: CommandError | null = null;
  let gate: Promise<void> = Promise.resolve();
  const colleagues = signal<readonly Colleague[]>([]);
  const run = (async (name, args, approval) => {
    await gate;
    device.approve(approval?.person ?? null);
    const failed = failure;
    failure = null;
    if (failed !== null) return err(failed);
    return ticket.peek() === null ? err({ type: "NotSignedIn" }) : device.run(name, args);
  }) as RunCommand;
  return {
    device,
    certificate: device.certificate,
    person: ticket,
    view: device.view(),
    ...changes,
    facts: (query) => readFacts(device, query),
    run,
    nextReceipt: () => {
      const { certificate } = device;
      const { epoch } = device.writer();
      return nextReceiptNumber({ code: certificate.code, epoch, written: device.replica().written });
    },
    sync: signal<SyncStatus>(CONNECTED),
    peers: signal<readonly Peer[]>([]),
    copiesOf: () => signal(0),
    isHeldElsewhere: () => false,
    waitForCopies: async () => 0,
    askForRights: async () => {},
    mesh: alone,
    approvals: {
      known: computed(() => colleagues.value.map(known)),
      confirm: async (staff, pin) => {
        const found = colleagues.peek().find(({ person }) => person.ticket.staff === staff);
        return found?.pin === pin ? ok({ person: found.person }) : err({ type: "WrongPin" });
      },
      confirmBadge: async (code) => {
        const found = colleagues.peek().find(({ badge }) => badge === code);
        if (found === undefined) return err({ type: "UnknownBadge" });
        return ok({ person: known(found), approval: { person: found.person } });
      },
    },
    colleagues,
    api: createFakeApi(answers),
    photos: createFakePhotos(),
    printer: openPrinter({
      local: createFakeStorage(),
      api: createFakeApi(answers),
      after: () => () => undefined,
    }),
    fiscal: {
      choice: createFiscalChoice(createFakeStorage(), () => 1_790_000_000_000),
      retry: async () => undefined,
    },
    now: now ?? (() => 1_790_000_000_000),
    failNext: (error) => {
      failure = error;
    },
    pause: () => {
      let open = (): void => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => open();
    },
    answer: (path, body) => void answers.set(path, body),
    signIn: (next) => {
      if (next !== null) device.signIn(next);
      ticket.value = next?.ticket ?? null;
    },
  };
};

/** Scans handed in by a test. */
export const createFakeScans = (): ScanSource & { readonly scan: (text: string) => void } => {
  const listeners: ((scan: Scan) => void)[] = [];
  return {
    subscribe: (listener) => {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
    scan: (text) => listeners.at(-1)?.({ text }),
  };
};

const CONNECTED: SyncStatus = {
  server: "connected",
  lastHeard: 1_790_000_000_000,
  unsent: 0,
  copies: 1,
  drift: 0,
  refused: [],
  writing: true,
};

type Followed = Pick<Shop, "attention" | "docs" | "changed" | "doc" | "counter" | "countersChanged">;

const followChanges = (device: TestDevice): Followed => {
  const versions = new Map<string, Signal<number>>();
  const versionOf = (key: string): Signal<number> => {
    const known = versions.get(key) ?? signal(0);
    versions.set(key, known);
    return known;
  };
  const grow = (key: string): void => {
    versionOf(key).value += 1;
  };
  device.replica().subscribe(({ docs, counters, attention }: Change) => {
    for (const type of new Set(docs.map(({ doc }) => doc))) grow(`type ${type}`);
    for (const { doc, id } of docs) grow(`doc ${doc}/${id}`);
    for (const counter of counters) grow(`counter ${counter}`);
    if (counters.length > 0) grow("counters");
    if (attention) grow("attention");
  });
  const docsOf: Shop["docs"] = (type) => {
    const known = device.state().docs.get(type) ?? new Map();
    device.state().docs.set(type, known);
    return known;
  };
  return {
    docs: docsOf,
    changed: (type) => versionOf(`type ${type}`),
    doc: (type, id) => follow(versionOf(`doc ${type}/${id}`), () => docsOf(type).get(id)),
    counter: (counter: CounterId) =>
      follow(versionOf(`counter ${counter}`), () => device.view().counter(counter)),
    countersChanged: versionOf("counters"),
    attention: follow(versionOf("attention"), () => [...device.state().attention.values()]),
  };
};

const follow = <T>(version: ReadonlySignal<number>, read: () => T): ReadonlySignal<T> =>
  computed(() => {
    void version.value;
    return read();
  });

const readFacts = async (
  device: TestDevice,
  { kinds, before = Number.POSITIVE_INFINITY, limit }: FactQuery,
): Promise<readonly Fact[]> => {
  const rows = await device.store.since(0, Number.POSITIVE_INFINITY);
  return rows
    .filter(({ n, kind }) => n < before && kinds.includes(kind))
    .slice(-limit)
    .reverse()
    .map(({ n, text, hash }) => ({ n, entry: JSON.parse(text) as Fact["entry"], hash }));
};

export const createFakeStorage = (): Pick<Storage, "getItem" | "setItem"> => {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
};

const createFakeApi = (answers: ReadonlyMap<string, unknown>): Api => {
  const get = async <T>(path: string): Promise<Result<T, ApiError>> => {
    for (const [start, body] of answers) if (path.startsWith(start)) return { ok: true, value: body as T };
    return err({ type: "Offline" });
  };
  return { get, post: get };
};

const createFakePhotos = (): Photos => {
  const urls = new Map<string, string>();
  return {
    put: async (photo) => {
      const hash = `photo-${urls.size}`.padEnd(43, "0");
      urls.set(hash, URL.createObjectURL(photo));
      return hash;
    },
    url: async (hash) => urls.get(hash) ?? null,
  };
};
