import { createReplica, type Replica } from "../../shared/core/replica.ts";
import type { Change, State } from "../../shared/core/state.ts";
import type { EntryRow, EntryStore } from "../../shared/core/store.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { type CheckpointBase, type Checkpointer, createCheckpointer } from "./checkpointer.ts";
import { beginEpoch, type StorageBreak } from "./life.ts";
import { readBase } from "./open-state.ts";
import type { TillReplicaDeps } from "./till-deps.ts";

/** What only the tab that writes has; a new one for each epoch. */
export interface WritingPart {
  readonly inner: Replica;
  readonly writer: Writer;
  readonly checkpointer: Checkpointer;
  readonly breaks: readonly StorageBreak[];
}

export interface WritingEvents {
  readonly changed: (change: Change) => void;
  /** Whether this tab still has the right to write. */
  readonly mayWrite: () => boolean;
  /** Another tab's last write got in before ours: what we know is behind. */
  readonly overtaken: () => void;
  /** What is void could not be taken out of the state: the server's pages are wanted again. */
  readonly notWhole: () => void;
}

/** Begins an epoch on a state that holds everything up to `arrived`. */
export const startWriting = async (
  deps: TillReplicaDeps,
  state: State,
  arrived: number,
  base: CheckpointBase,
  events: WritingEvents,
): Promise<WritingPart> => {
  const { certificate, signed, sign, crypto, chunks, random } = deps;
  const { device } = certificate;
  const opening = await beginEpoch({ ...deps, device, store: deps.device, state, arrived });
  const store = guardedStore(deps.store, opening.attest, events);
  const inner = createReplica({
    ...deps,
    store,
    state,
    arrived,
    base: readBase(deps),
    notWhole: events.notWhole,
  });
  const checkpointer = createCheckpointer({
    chunks,
    state,
    base,
    arrived: inner.arrived,
    newId: () => random(16),
  });
  inner.subscribe((change) => {
    checkpointer.note(change);
    events.changed(change);
  });
  const { epoch, holder, breaks } = opening;
  return { inner, checkpointer, breaks, writer: { certificate, signed, sign, crypto, epoch, holder } };
};

/** Refuses rows when the right to write is lost, and tells the witness of those that are durable. */
const guardedStore = (
  store: EntryStore,
  attest: (rows: readonly EntryRow[]) => void,
  { mayWrite, overtaken }: WritingEvents,
): EntryStore => ({
  ...store,
  append: async (rows) => {
    if (!mayWrite()) throw new Error("Another tab writes");
    try {
      await store.append(rows);
    } catch (error) {
      if (await isNumberTaken(store, rows)) overtaken();
      throw error;
    }
    attest(rows);
  },
});

const isNumberTaken = async (store: EntryStore, rows: readonly EntryRow[]): Promise<boolean> => {
  const first = rows[0]?.n ?? 1;
  return (await store.since(first - 1, 1)).length > 0;
};
