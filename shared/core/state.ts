import type { Certificate, Signed, Ticket } from "./certificate.ts";
import type { Cell } from "./counter.ts";
import type { Hash } from "./crypto.ts";
import { type Cuts, createCuts } from "./cut.ts";
import type { Doc } from "./document.ts";
import type { Continues, HeadedLog } from "./heads.ts";
import type { CounterId, DeviceId, HolderId, LogId, Scope, StaffId } from "./ids.ts";
import { type Stamp, ZERO_STAMP } from "./stamp.ts";

/** What a replica knows of one log. */
export interface LogState extends HeadedLog {
  readonly id: LogId;
  readonly device: DeviceId;
  readonly scope: Scope;
  readonly holder: HolderId;
  readonly continues: Continues | null;
  /** As the authority signed it; the only word on what the device is. */
  readonly certificate: Certificate;
  readonly signed: Signed;
  head: number;
  hash: Hash;
  stamp: Stamp;
  /** People vouched for in this log so far. */
  readonly people: Map<StaffId, Ticket>;
  /** Set when the log forked: nothing after it is admitted [LOG-3]. */
  stopped: boolean;
  /** Worked out from the cuts of its device: the last number that counts, and why. */
  cut: { readonly seq: number; readonly reason: string } | null;
}

/**
 * Something a person should look at; the key makes it one item however often it is found. The last two are about one
 * device's own storage: it alone shows them, and they are in no page.
 */
export interface Attention {
  readonly key: string;
  readonly type:
    | "entry.void"
    | "log.forked"
    | "device.cloned"
    | "entry.unread"
    | "entry.damaged"
    | "storage.broken";
  readonly log: LogId;
  readonly seq: number;
  readonly kind: string;
  readonly reason: string;
}

/** A field that commands look documents up by; sets by member. */
export interface Index {
  readonly doc: string;
  readonly field: string;
}

/** Everything folded from a set of logs. Only `fold` and `checkpoint` write it. */
export interface State {
  readonly logs: Map<LogId, LogState>;
  readonly docs: Map<string, Map<string, Doc>>;
  readonly counters: Map<CounterId, readonly Cell[]>;
  readonly attention: Map<string, Attention>;
  /** `doc/field` → value or member → ids. */
  readonly indexes: Map<string, Map<string, readonly string[]>>;
  readonly indexed: readonly Index[];
  /** What the authority took back from devices and people. */
  readonly cuts: Cuts;
  /** The logs by which cuts are followed from a log to those before it: `logs`, or while folding again, all that are known. */
  readonly reachOver: ReadonlyMap<LogId, HeadedLog>;
  /** For each log, those that continue it: more than one, or growth beyond them, means a copied profile. */
  readonly successors: Map<LogId, readonly LogId[]>;
  /** Greatest stamp read. */
  stamp: Stamp;
}

/** What was known before folding began again: what is void must be known from the start [FOLD-4]. */
export type Foreseen = Pick<State, "cuts" | "reachOver">;

export const createState = (indexed: readonly Index[] = [], foreseen?: Foreseen): State => {
  const logs: State["logs"] = new Map();
  return {
    logs,
    docs: new Map(),
    counters: new Map(),
    attention: new Map(),
    indexes: new Map(indexed.map(({ doc, field }) => [`${doc}/${field}`, new Map()])),
    indexed,
    cuts: foreseen?.cuts ?? createCuts(),
    reachOver: foreseen?.reachOver ?? logs,
    successors: new Map(),
    stamp: ZERO_STAMP,
  };
};

/** What folding changed, for those who show it. */
export interface Change {
  /** Logs that grew. */
  readonly logs: readonly LogId[];
  readonly docs: readonly { readonly doc: string; readonly id: string }[];
  readonly counters: readonly CounterId[];
  readonly attention: boolean;
  /** Entries folded earlier turned out to be void, or not to be: the state must be folded again [FOLD-4]. */
  readonly refold?: true;
}
