import type { Authority } from "../../shared/core/certificate.ts";
import { type Page, takePage } from "../../shared/core/checkpoint.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import type { Rules } from "../../shared/core/fold.ts";
import { isKnown } from "../../shared/core/kind.ts";
import { type Base, refoldState } from "../../shared/core/refold.ts";
import { foldTail } from "../../shared/core/restore.ts";
import { createState, type Foreseen, type Index, type State } from "../../shared/core/state.ts";
import type { EntryStore } from "../../shared/core/store.ts";
import type { CheckpointBase } from "./checkpointer.ts";
import type { ChunkStore, CurrentCheckpoint } from "./chunk-store.ts";
import { markDirty, type PlacedChunk, placePage } from "./chunk-table.ts";

export interface OpenDeps {
  readonly chunks: ChunkStore;
  readonly store: EntryStore;
  readonly crypto: Crypto;
  readonly authority: Authority;
  readonly rules: Rules;
  readonly indexed: readonly Index[];
  /** Pages of chunks stored just now, which need no reading; given up as they are taken. */
  readonly pages?: Map<string, Page>;
}

export interface OpenedState {
  readonly state: State;
  /** Arrival number of the last entry stored. */
  readonly arrived: number;
  readonly base: CheckpointBase;
  /** The state cannot be made whole from what is here: fetch the server's pages again when it is in reach. */
  readonly needsBootstrap: boolean;
}

/**
 * The state from the current checkpoint and the entries after it [FOLD-3]. Folds everything again when the checkpoint is
 * damaged, or when this program can read entries that the one before could not [ENTRY-3].
 */
export const openState = async (deps: OpenDeps): Promise<OpenedState> => {
  const current = await deps.chunks.current();
  const restored = current === null ? null : await takeChunks(deps, current);
  if (restored === null && current !== null && !sameChunks(await deps.chunks.current(), current))
    return openState(deps); // another tab made a newer one while we read
  const isBetterRead = restored !== null && canReadMore(restored.state, deps.rules);
  const mayRefold = current === null || current.whole;
  if (restored === null || (isBetterRead && mayRefold)) return foldAnew(deps, current);
  const after = await foldAfter(deps, restored.state, restored.base);
  return { ...after, needsBootstrap: isBetterRead || after.needsBootstrap };
};

/** All entries, after the pages it began with; without those, where they are damaged, until the server's come again. */
const foldAnew = async (deps: OpenDeps, current: CurrentCheckpoint | null): Promise<OpenedState> => {
  const base = await readBase(deps)();
  const { whole, began } = current ?? { whole: true };
  const kept = began === undefined ? {} : { began };
  const opened = await foldAfter(deps, base?.state ?? createState(deps.indexed), {
    covers: 0,
    whole,
    ...kept,
    unreadable: [],
    table: new Map(),
    dirty: new Map(),
  });
  return { ...opened, needsBootstrap: base === null || opened.needsBootstrap };
};

/** Where folding again begins [FOLD-4]: with nothing, or with the server's pages; `null` when those are not known here. */
export const readBase =
  (deps: Pick<OpenDeps, "chunks" | "indexed">) =>
  async (foreseen?: Foreseen): Promise<Base | null> => {
    const current = await deps.chunks.current();
    const state = createState(deps.indexed, foreseen);
    if (current === null || current.whole) return { state, covers: 0 };
    if (current.began === undefined) return null;
    for await (const [, body] of readAhead(deps.chunks, current.began)) {
      const page = parsePage(body);
      if (page === null) return null;
      takePage(state, page);
    }
    return { state, covers: 0 };
  };

const foldAfter = async (deps: OpenDeps, state: State, base: CheckpointBase) => {
  const changed = (change: Parameters<typeof markDirty>[1]) => markDirty(base.dirty, change);
  const { arrived, unreadable, refold } = await foldTail({ ...deps, changed }, state, base.covers);
  const damaged = [...base.unreadable, ...unreadable];
  if (!refold) return { state, arrived, base: { ...base, unreadable: damaged }, needsBootstrap: false };
  const { whole } = await refoldState({ ...deps, base: readBase(deps) }, state);
  // Keys may be gone or stand elsewhere: the next checkpoint is written anew.
  const anew = { ...base, unreadable: damaged, table: new Map(), dirty: new Map() };
  return { state, arrived, base: anew, needsBootstrap: !whole };
};

/** `null` when a chunk is missing or no page. */
const takeChunks = async (
  deps: OpenDeps,
  { covers, whole, began, unreadable, chunks: ids }: CurrentCheckpoint,
): Promise<{ readonly state: State; readonly base: CheckpointBase } | null> => {
  const state = createState(deps.indexed);
  const table = new Map<string, PlacedChunk[]>();
  for await (const [id, page] of readPages(deps, ids)) {
    if (page === null) return null;
    placePage(state, table, id, page);
  }
  const kept = began === undefined ? {} : { began };
  return { state, base: { covers, whole, ...kept, unreadable, table, dirty: new Map() } };
};

async function* readPages(
  { chunks, pages }: OpenDeps,
  ids: readonly string[],
): AsyncGenerator<readonly [id: string, page: Page | null]> {
  if (pages === undefined || !ids.every((id) => pages.has(id))) {
    for await (const [id, body] of readAhead(chunks, ids)) yield [id, parsePage(body)];
    return;
  }
  for (const id of ids) {
    const page = pages.get(id) ?? null;
    pages.delete(id);
    yield [id, page];
  }
}

/** Chunks read at a time: the next ones are on their way while these are taken. */
const READ_STEP = 40;

async function* readAhead(
  chunks: ChunkStore,
  ids: readonly string[],
): AsyncGenerator<readonly [id: string, body: string | undefined]> {
  const read = (from: number) => chunks.read(ids.slice(from, from + READ_STEP));
  let next = read(0);
  for (let from = 0; from < ids.length; from += READ_STEP) {
    const bodies = await next;
    next = read(from + READ_STEP);
    for (const [i, body] of bodies.entries()) yield [ids[from + i] as string, body];
  }
}

const sameChunks = (a: CurrentCheckpoint | null, b: CurrentCheckpoint): boolean =>
  a !== null && a.chunks.join() === b.chunks.join();

const PAGE_TYPES: readonly string[] = ["docs", "cells", "logs", "attention", "cuts"] satisfies Page["type"][];

/** Reads a page's text; `null` when it is none. */
export const parsePage = (text: string | undefined): Page | null => {
  try {
    const page = JSON.parse(text ?? "") as Page;
    return PAGE_TYPES.includes(page.type) && Array.isArray(page.rows) ? page : null;
  } catch {
    return null;
  }
};

/** Entries set aside as unknown that this program knows. */
const canReadMore = (state: State, { kinds }: Rules): boolean => {
  for (const { type, kind, reason } of state.attention.values()) {
    const version = Number(/ v(\d+)$/.exec(reason)?.[1] ?? Number.POSITIVE_INFINITY);
    if (type === "entry.unread" && isKnown(kinds, { kind, v: version })) return true;
  }
  return false;
};
