import { type ReadonlySignal, signal } from "@preact/signals";
import type { Certificate } from "../../shared/core/certificate.ts";
import { compactHeads } from "../../shared/core/heads.ts";
import { type EpochId, type HolderId, holderId } from "../../shared/core/ids.ts";
import { createMutex } from "../../shared/core/mutex.ts";
import { refoldState } from "../../shared/core/refold.ts";
import { createReplica, type Replica, type StorageFailed } from "../../shared/core/replica.ts";
import { foldTail, type UnreadableRow } from "../../shared/core/restore.ts";
import type { Change } from "../../shared/core/state.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { err } from "../../shared/lib/result.ts";
import { type CheckpointBase, type Checkpointer, removeLeftOver } from "./checkpointer.ts";
import { lastHolder, type StorageBreak } from "./life.ts";
import { openState, readBase } from "./open-state.ts";
import type { TillReplicaDeps } from "./till-deps.ts";
import { startWriting, type WritingPart } from "./writing-part.ts";

/**
 * The till's replica over its own storage. One tab writes [WRITE-1]; in another the same object reads along, its `write` and
 * `admit` are refused, and it becomes the writer when that tab closes or the person takes over here. State and listeners stay
 * the same throughout.
 */
export interface TillReplica extends Replica {
  /** Whether this tab writes. */
  readonly writing: ReadonlySignal<boolean>;
  /** Who writes here; `null` while another tab does. */
  readonly writer: () => Writer | null;
  /** Whose rights count here. */
  readonly holder: () => HolderId;
  /** Takes the right to write from the tab that has it, which reads along from then on. */
  readonly takeOver: () => Promise<void>;
  /** Times the storage turned out not to be what was written [COUNTER-7]. */
  readonly breaks: ReadonlySignal<readonly StorageBreak[]>;
  /** Stored entries that cannot be read: for the attention list. */
  readonly unreadable: ReadonlySignal<readonly UnreadableRow[]>;
  /** Entries here can be read only after the server's pages are fetched again. */
  readonly needsBootstrap: () => boolean;
  /** Entries arrived since the last checkpoint; 0 where none is written: in a tab that only reads, or that wants pages. */
  readonly behind: () => number;
  /** Writes a checkpoint; does nothing in a tab that only reads, or that wants pages. */
  readonly saveCheckpoint: () => Promise<void>;
  /** Gives the right to write back. */
  readonly close: () => void;
}

/** Opens the state, takes the right to write if it is free, and begins an epoch. */
export const openTillReplica = async (deps: TillReplicaDeps): Promise<TillReplica> => {
  const writing = signal(false);
  const breaks = signal<readonly StorageBreak[]>([]);
  const inTurn = createMutex();
  const listeners = new Set<(change: Change) => void>();
  let part: WritingPart | null = null;

  const lock = deps.lock(() => {
    stop();
    waitForTurn();
  });
  const isFree = await lock.tryTake();
  if (isFree) await removeLeftOver(deps.chunks);
  const opened = await openState(deps);
  const { state } = opened;
  const reader = createReplica({ ...deps, state, arrived: opened.arrived });
  const knownHolder = await lastHolder(deps.device);
  const unreadable = signal(opened.base.unreadable);
  let readTo = opened.arrived;
  let { needsBootstrap } = opened;
  const notWhole = (): void => {
    needsBootstrap = true;
  };

  /** A state that is not whole must not take the place of a checkpoint: who opens it next would take it for whole. */
  const toSave = (): Checkpointer | null => (needsBootstrap ? null : (part?.checkpointer ?? null));

  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };

  const start = async (base: CheckpointBase): Promise<void> => {
    const begun = await startWriting(deps, state, readTo, base, {
      mayWrite: () => part === begun,
      overtaken: () => {
        stop();
        void startAfterAnother().catch(deps.report);
      },
      changed: (change) => {
        tell(change);
        deps.tabs.post();
      },
      notWhole,
    });
    if (!lock.isHeld()) return;
    part = begun;
    breaks.value = begun.breaks;
    writing.value = true;
  };

  const stop = (): void => {
    readTo = part?.inner.arrived() ?? readTo;
    part = null;
    writing.value = false;
  };

  /** Folds what another tab wrote. */
  const catchUp = async (): Promise<void> => {
    const tail = await foldTail({ ...deps, changed: tell }, state, readTo);
    readTo = tail.arrived;
    if (tail.unreadable.length > 0) unreadable.value = [...unreadable.value, ...tail.unreadable];
    if (!tail.refold) return;
    const { change, whole } = await refoldState({ ...deps, base: readBase(deps) }, state);
    if (!whole) notWhole();
    tell(change);
  };

  /** The right came after the state was opened: the chunks on disk are another's by now, so the next checkpoint is made anew. */
  const startAfterAnother = (): Promise<void> =>
    inTurn(async () => {
      await catchUp();
      const current = await deps.chunks.current();
      const { covers, whole, began = [] } = current ?? { covers: 0, whole: true };
      await start({ covers, whole, began, unreadable: unreadable.value, table: new Map(), dirty: new Map() });
    });

  const waitForTurn = (): void => {
    const started = lock.waitForTurn().then((isMine) => (isMine ? startAfterAnother() : undefined));
    void started.catch(deps.report);
  };

  deps.tabs.listen(() => {
    void inTurn(async () => (part === null ? catchUp() : undefined)).catch(deps.report);
  });
  if (isFree) await start(opened.base);
  else waitForTurn();

  return {
    state,
    writing,
    breaks,
    unreadable,
    needsBootstrap: () => needsBootstrap,
    writer: () => part?.writer ?? null,
    holder: () => part?.writer.holder ?? knownHolder ?? nobody(deps.certificate),
    heads: () => compactHeads(state.logs.values()),
    arrived: () => part?.inner.arrived() ?? readTo,
    written: (kind) => part?.inner.written(kind) ?? 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: async (writer, person, decide) =>
      part?.writer === writer ? part.inner.write(writer, person, decide) : err(anotherWrites),
    announce: async (writer, scope) =>
      part?.writer === writer ? part.inner.announce(writer, scope) : err(anotherWrites),
    admit: async (batch) => (part === null ? err(anotherWrites) : part.inner.admit(batch)),
    read: reader.read,
    takeOver: async () => {
      if (part !== null) return;
      await lock.steal();
      await startAfterAnother();
    },
    behind: () => toSave()?.behind() ?? 0,
    saveCheckpoint: async () => toSave()?.save(),
    close: () => {
      stop();
      lock.release();
    },
  };
};

const anotherWrites: StorageFailed = {
  type: "StorageFailed",
  reason: "failed",
  detail: "another tab writes",
};

/** Before anything was ever written here. */
const nobody = ({ device }: Certificate): HolderId => holderId(device, "00000" as EpochId);
