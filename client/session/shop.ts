import type { ReadonlySignal } from "@preact/signals";
import type { Certificate, Ticket } from "../../shared/core/certificate.ts";
import type { Doc } from "../../shared/core/document.ts";
import type { Entry } from "../../shared/core/entry.ts";
import type { CounterId, LogId } from "../../shared/core/ids.ts";
import type { Attention } from "../../shared/core/state.ts";
import type { CounterView, View } from "../../shared/core/view.ts";
import type { Result } from "../../shared/lib/result.ts";
import type { Want } from "../../shared/sync/messages.ts";
import type { FiscalChoice } from "../device/fiscal/fiscal-choice.ts";
import type { Printer } from "../device/printer/printer.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";
import type { Pairing } from "../sync/mesh/pairing.ts";
import type { Reach } from "../sync/mesh/reach.ts";
import type { Api } from "./api.ts";
import type { DevicePeople, KnownPerson, PinError } from "./people.ts";
import type { Approval, RunCommand } from "./run-command.ts";

/** How long a person waits for other devices to answer what is asked of them, in milliseconds [RIGHTS-4]. */
export const ASK_MS = 300;

/**
 * What screens may know and do, and all they get: state goes out as read-only signals and a view, changes come in as
 * named commands. Built once in the composition root; tests pass a small fake.
 */
export interface Shop {
  /** The device as the organisation's authority certified it. */
  readonly certificate: Certificate;
  readonly person: ReadonlySignal<Ticket | null>;
  /** The folded state, read only. Not reactive: read a signal below to be told of changes. */
  readonly view: View;
  /** Documents of a type by id; the same map for ever, so read `changed(type)` to follow it. Deleted ones are in it. */
  readonly docs: (type: string) => ReadonlyMap<string, Doc>;
  /** Grows when any document of the type changes, at most once a frame. */
  readonly changed: (type: string) => ReadonlySignal<number>;
  readonly doc: (type: string, id: string) => ReadonlySignal<Doc | undefined>;
  readonly counter: (counter: CounterId) => ReadonlySignal<CounterView>;
  /** Grows when any counter changes, at most once a frame. */
  readonly countersChanged: ReadonlySignal<number>;
  readonly attention: ReadonlySignal<readonly Attention[]>;
  /** Facts on this device, newest first: of these kinds, recorded before arrival number `before`, at most `limit`. */
  readonly facts: (query: FactQuery) => Promise<readonly Fact[]>;
  readonly run: RunCommand;
  /** Number the next receipt made here would get; `null` where another tab writes, and on a device that sells nothing. */
  readonly nextReceipt: () => string | null;
  readonly sync: ReadonlySignal<SyncStatus>;
  /** Replicas in touch now: tills, hub and server. */
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** How many other devices hold that entry durably; the server counts as one. Of this device's own logs. */
  readonly copiesOf: (log: LogId, seq: number) => ReadonlySignal<number>;
  /** Whether another replica is known to hold that entry of ours, now or before the last restart. Read again when `sync` changes. */
  readonly isHeldElsewhere: (log: LogId, seq: number) => boolean;
  /** Resolves with the count once `wanted` others hold the entry, or after so many ms with however many do. Never fails. */
  readonly waitForCopies: (log: LogId, seq: number, wanted: number, milliseconds: number) => Promise<number>;
  /** Asks everybody in touch for `amount` more of each counter; resolves when it has come, all have answered, or time is up. */
  readonly askForRights: (wants: readonly Want[], milliseconds: number) => Promise<void>;
  readonly mesh: MeshActions;
  /** People who may lend their permission for one action by their PIN, without taking the device over. */
  readonly approvals: Approvals;
  /** What needs the server in reach; every call may answer `Offline`. */
  readonly api: Api;
  readonly photos: Photos;
  /** The receipt printer of this device. */
  readonly printer: Printer;
  readonly fiscal: Fiscal;
  readonly now: () => number;
}

/** Signing receipts, which goes on by itself; here is what a person may do about it. */
export interface Fiscal {
  readonly choice: FiscalChoice;
  /** Asks the fiscal device again for what it refused, and for all that waits. */
  readonly retry: () => Promise<void>;
}

export interface Approvals {
  readonly known: ReadonlySignal<readonly KnownPerson[]>;
  /** What `run` takes as its third argument, once. */
  readonly confirm: (staff: string, pin: string) => Promise<Result<Approval, PinError>>;
  readonly confirmBadge: DevicePeople["confirmBadge"];
}

/** Linking two tills that nobody can carry words between; see `Pairing`. */
export interface MeshActions extends Pairing {
  /** What this browser tells of its own addresses: whether the camera's permission is needed before pairing. */
  readonly reach: () => Promise<Reach>;
}

export interface FactQuery {
  readonly kinds: readonly string[];
  readonly before?: number;
  readonly limit: number;
}

export interface Fact {
  readonly n: number;
  readonly entry: Entry;
  /** Of the entry: vouches for it and for all before it in its log. */
  readonly hash: string;
}

/** Honest state of the connection: only an acknowledged round trip counts. */
export interface SyncStatus {
  readonly server: "connected" | "connecting" | "offline";
  /** When the server last answered, ms of our clock; `null` never. */
  readonly lastHeard: number | null;
  /** Entries of ours that no other replica has acknowledged. */
  readonly unsent: number;
  /** Other replicas that hold our last entry. */
  readonly copies: number;
  /** Our clock minus the server's, ms; `null` unknown. */
  readonly drift: number | null;
  /** What the server would not take, in words for the attention list. */
  readonly refused: readonly { readonly log: string; readonly seq: number; readonly reason: string }[];
  /** Whether this tab writes; another tab may have the shop open. */
  readonly writing: boolean;
}

/** Photos by content hash: kept here when made here, fetched when needed. */
export interface Photos {
  readonly put: (photo: Blob) => Promise<string>;
  /** An object URL, or `null` when neither here nor in reach. */
  readonly url: (hash: string) => Promise<string | null>;
}
