import { effect, type ReadonlySignal } from "@preact/signals";
import { counterRules } from "../../shared/commands.ts";
import {
  type BranchId,
  branchScope,
  type CounterId,
  type DeviceId,
  type HolderId,
} from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { createView } from "../../shared/core/view.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { activeHolders } from "../../shared/domain/access/device.ts";
import { type SharingOut, shareOut } from "../../shared/domain/rights/share-out.ts";
import { ok } from "../../shared/lib/result.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";

export interface SharingDeps {
  readonly replica: Replica & { readonly writer: () => Writer | null };
  /** The branch the device sells in. */
  readonly branch: BranchId;
  /** What a device has used of a counter lately [RIGHTS-3]; left out, all are taken to use alike. */
  readonly demandOf?: (counter: CounterId, holder: HolderId) => number;
  /** Who is in touch now. */
  readonly peers: ReadonlySignal<readonly Pick<Peer, "device" | "way">[]>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly whenIdle: (task: () => void) => void;
  readonly report: (error: unknown) => void;
}

/** A till that opened waits no longer than this for its goods; those that run low, no longer than the other. */
const NEWCOMER_MS = 1_000;
const ROUND_MS = 60_000;
/** Counters looked at without a pause. */
const PIECE = 1_000;

/**
 * Gives the branch's other tills their share of what this one holds, unasked and in idle moments: soon after one opens,
 * when two come in touch, and now and then while others trade [STOCK-4, RIGHTS-5]. Gives a function that ends it.
 */
export const shareInBackground = (deps: SharingDeps): (() => void) => {
  const { replica, branch, peers, after, whenIdle } = deps;
  const scope = branchScope(branch);
  const meetings = followMeetings(peers);
  const moved = new Set<CounterId>();
  let isNewcomerDue = false;
  let isOver = false;
  let known = "";
  let cancel: (() => void) | null = null;
  let dueIn = Number.POSITIVE_INFINITY;

  const share = (): void => {
    cancel = null;
    dueIn = Number.POSITIVE_INFINITY;
    const met = meetings.take();
    const all = (): readonly CounterId[] => [...replica.state.counters.keys()];
    const due = isNewcomerDue ? all() : [...moved];
    moved.clear();
    isNewcomerDue = false;
    if (met !== null) inPieces(all(), { ...met, settling: true });
    inPieces(due, reach(peers.peek()));
  };

  /** There may be a hundred thousand, and somebody may be selling meanwhile. */
  const inPieces = (counters: readonly CounterId[], withWhom: With, from = 0): void => {
    if (isOver || from >= counters.length) return;
    write(deps, { ...withWhom, counters: counters.slice(from, from + PIECE) });
    if (from + PIECE < counters.length) whenIdle(() => inPieces(counters, withWhom, from + PIECE));
  };

  const plan = (milliseconds: number): void => {
    if (milliseconds >= dueIn) return;
    cancel?.();
    dueIn = milliseconds;
    cancel = after(milliseconds, () => whenIdle(share));
  };

  const stopMeeting = meetings.follow(() => plan(NEWCOMER_MS));
  const release = replica.subscribe(({ logs, counters }) => {
    for (const counter of counters) moved.add(counter);
    const writer = replica.writer();
    const byOthers = (id: (typeof logs)[number]): boolean => {
      const log = replica.state.logs.get(id);
      return log?.scope === scope && log.device !== writer?.certificate.device;
    };
    if (writer === null || !logs.some(byOthers)) return;
    const holders = activeHolders(createView(replica.state, writer.holder), branch).join(" ");
    if (holders !== known) isNewcomerDue = true;
    plan(holders === known ? ROUND_MS : NEWCOMER_MS);
    known = holders;
  });
  return () => {
    isOver = true;
    release();
    stopMeeting();
    cancel?.();
  };
};

type With = Pick<SharingOut, "among" | "settling" | "counters">;

const write = ({ replica, branch, demandOf, report }: SharingDeps, withWhom: With): void => {
  const writer = replica.writer();
  if (writer === null) return;
  const sharing = {
    state: replica.state,
    me: writer.holder,
    rules: counterRules,
    scope: branchScope(branch),
  };
  const demand = demandOf === undefined ? {} : { demandOf };
  const written = replica.write(writer, null, () =>
    ok({ drafts: shareOut({ ...sharing, ...demand, ...withWhom, as: "till" }), result: null }),
  );
  void written.then((done) => (done.ok ? undefined : report(done.error)), report);
};

type Met = Pick<Peer, "device" | "way">;

/** A server or a hub carries gifts to everybody, as do exchanges without a session; else they reach those linked directly. */
const reach = (peers: readonly Met[]): Pick<SharingOut, "among"> =>
  peers.length === 0 || peers.some(isCarrier) ? {} : { among: peers.map(({ device }) => device) };

const isCarrier = ({ way }: Met): boolean => way !== "direct";

/** Who has come in touch since it was asked last. */
const followMeetings = (peers: SharingDeps["peers"]) => {
  let before = new Set<DeviceId>();
  let met: readonly Met[] = [];
  return {
    follow: (heard: () => void) =>
      effect(() => {
        const here = peers.value;
        const isHere = new Set(here.map(({ device }) => device));
        const came = here.filter(({ device }) => !before.has(device));
        met = [...met.filter(({ device }) => isHere.has(device)), ...came];
        before = isHere;
        if (came.length > 0) heard();
      }),
    /** `null` when nobody came. */
    take: (): Pick<SharingOut, "among"> | null => {
      const taken = met;
      met = [];
      return taken.length === 0 ? null : reach(taken);
    },
  };
};
