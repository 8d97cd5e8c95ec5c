import { effect, type ReadonlySignal } from "@preact/signals";
import type { Authority } from "../../shared/core/certificate.ts";
import type { Crypto, Sign } from "../../shared/core/crypto.ts";
import type { HeadedLog } from "../../shared/core/heads.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { View } from "../../shared/core/view.ts";
import { isCutOff } from "../../shared/sync/acquaintance.ts";
import type { Want } from "../../shared/sync/messages.ts";
import { bindingOf } from "../../shared/sync/pairing/description.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import {
  type RunDeps,
  type RunningSession,
  runSession,
  type SessionEvents,
  type Transport,
} from "../../shared/sync/run.ts";
import type { TillReplica } from "../store/till-replica.ts";
import type { Acknowledged } from "../sync/acknowledged.ts";
import { createAsking } from "../sync/mesh/asking.ts";
import { type CopyCount, createCopyCount } from "../sync/mesh/copy-count.ts";
import type { LinkStats } from "../sync/mesh/frame-channel.ts";
import { createMesh, type Mesh, type MeshDeps } from "../sync/mesh/mesh.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";
import { lookAtReach } from "../sync/mesh/reach.ts";
import { createRtcConnections } from "../sync/mesh/rtc-connection.ts";
import { turnAwayLinked } from "../sync/mesh/turn-away.ts";
import type { HubMemory } from "./mesh-memory.ts";
import type { MeshActions } from "./shop.ts";
import type { CertifiedTransport } from "./transport-certificate.ts";

/** The shop's way to other replicas: tills and hubs directly, and the server's session among them. */
export interface ShopMesh {
  readonly actions: MeshActions;
  readonly peers: ReadonlySignal<readonly Peer[]>;
  readonly copies: CopyCount;
  readonly askForRights: (wants: readonly Want[], milliseconds: number) => Promise<void>;
  /** Runs a session with the server that lets devices find each other through it. */
  readonly startServerSession: (transport: Transport, told: SessionEvents) => RunningSession;
  readonly wake: () => void;
  readonly stats: () => ReadonlyMap<string, LinkStats>;
}

export interface ShopMeshDeps {
  readonly replica: TillReplica;
  readonly view: View;
  readonly transport: CertifiedTransport;
  readonly authority: Authority;
  readonly sign: Sign;
  readonly crypto: Crypto;
  readonly acknowledged: Acknowledged;
  readonly hub: HubMemory;
  readonly agreements: MeshDeps["agreements"];
  /** Gives what a peer asks for of what is held here; left out, nothing is given. */
  readonly giveRights?: NonNullable<RunDeps["giveRights"]>;
  readonly random: (length: number) => string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

const WINDOW = 8;
/** Each is acknowledged by itself, so they are small enough for a slow device to show within two ticks that it lives. */
const LINK_BATCH = { entries: 300, length: 128 * 1024 };

/** Opens the mesh; it is up while this tab writes. */
export const openShopMesh = (deps: ShopMeshDeps): ShopMesh => {
  const { replica, view, transport, now, after } = deps;
  const { device } = transport.credentials().certificate;
  const connections =
    transport.key === null
      ? null
      : createRtcConnections(transport.key.certificate, transport.key.fingerprint);
  const session = createSessions(deps);
  const copies = createCopyCount(() => ownLogs(replica, device), after);
  const mesh: Mesh = createMesh({
    ...deps,
    me: device,
    connections,
    startSession: (carrier, remote, events) =>
      session(carrier, events, {
        binding: bindingOf(connections?.fingerprint ?? "", remote),
        batch: LINK_BATCH,
        turnAway: (peer) =>
          turnAwayLinked(transport.credentials().certificate, peer, {
            remote,
            cuts: replica.state.cuts,
            now: now(),
          }),
      }),
    isRevoked: (peer) => isCutOff(replica.state.cuts, peer),
    hub: deps.hub.address,
    agreements: deps.agreements,
    acknowledged: (peer, heads) => {
      copies.take(peer, heads);
      deps.acknowledged.take(heads);
    },
    rights: (from, id) => asking.answered(from, id),
  });
  const asking = createAsking({
    neighbours: mesh.neighbours,
    rights: (counter) => view.counter(counter).rights,
    after,
  });
  replica.subscribe(({ counters }) => {
    if (counters.length > 0) asking.changed();
  });
  effect(() => {
    if (replica.writing.value) mesh.start();
    else mesh.stop();
  });
  const { createOffer, acceptOffer, acceptAnswer } = mesh;
  return {
    actions: { createOffer, acceptOffer, acceptAnswer, reach: () => lookAtReach(connections) },
    peers: mesh.peers,
    copies,
    askForRights: asking.ask,
    startServerSession: (carrier, told) =>
      mesh.joinServer((events) => session(carrier, events, { binding: "" }), told),
    wake: mesh.wake,
    stats: mesh.stats,
  };
};

interface Binding {
  readonly binding: string;
  readonly batch?: NonNullable<RunDeps["batch"]>;
  readonly turnAway?: NonNullable<RunDeps["turnAway"]>;
}

/** Sessions of this replica, whatever carries them. */
const createSessions = (deps: ShopMeshDeps) => {
  const { replica, transport, authority, sign, crypto, giveRights, random, report } = deps;
  const port = replicaPort(replica);
  return (carrier: Transport, events: SessionEvents, { binding, ...extra }: Binding): RunningSession =>
    runSession({
      config: {
        ...transport.credentials(),
        org: authority.org,
        nonce: random(24),
        binding,
        window: WINDOW,
      },
      port,
      transport: carrier,
      crypto,
      authority,
      sign,
      ...extra,
      ...(giveRights !== undefined && { giveRights }),
      events: {
        ...events,
        ended: (reason, by, error) => {
          if (error !== undefined) report(error);
          events.ended?.(reason, by, error);
        },
      },
    });
};

const ownLogs = ({ state }: TillReplica, device: DeviceId): readonly HeadedLog[] =>
  [...state.logs.values()].filter((log) => log.device === device);
