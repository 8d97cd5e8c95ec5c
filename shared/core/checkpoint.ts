import type { Certificate, Signed, Ticket } from "./certificate.ts";
import type { Cell } from "./counter.ts";
import type { Hash } from "./crypto.ts";
import { allCuts, type Cut } from "./cut.ts";
import { docPutter } from "./doc-index.ts";
import { type Doc, type FieldValue, mergeDocs } from "./document.ts";
import { addAttention } from "./fold.ts";
import type { Continues } from "./heads.ts";
import { type CounterId, type HolderId, type LogId, parseLogId } from "./ids.ts";
import { noteCut, recutDevice } from "./recut.ts";
import { laterStamp, type Stamp } from "./stamp.ts";
import type { Attention, LogState, State } from "./state.ts";

/** A page of folded state, as a till stores it and a server serves it: rows of plain JSON. */
export type Page =
  | { readonly type: "docs"; readonly doc: string; readonly rows: readonly DocRow[] }
  | { readonly type: "cells"; readonly rows: readonly CellRow[] }
  | { readonly type: "logs"; readonly rows: readonly LogRow[] }
  | { readonly type: "attention"; readonly rows: readonly Attention[] }
  | { readonly type: "cuts"; readonly rows: readonly Cut[] };

export type DocRow = readonly [
  id: string,
  stamp: Stamp,
  fields: Readonly<Record<string, FieldValue>>,
  stamps: Readonly<Record<string, Stamp>> | null,
];
export type CellRow = readonly [
  counter: CounterId,
  log: LogId,
  holder: HolderId,
  seq: number,
  minted: number,
  spent: number,
  beyond: number,
  settled: number,
  given: Readonly<Record<HolderId, number>> | null,
];
export interface LogRow {
  readonly id: LogId;
  readonly head: number;
  readonly hash: Hash;
  readonly stamp: Stamp;
  readonly holder: HolderId;
  readonly continues: Continues | null;
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly people: readonly Ticket[];
  readonly stopped: boolean;
}

export const docRow = (id: string, { stamp, fields, stamps }: Doc): DocRow => [
  id,
  stamp,
  fields,
  stamps ?? null,
];

export const cellRow = (counter: CounterId, cell: Cell): CellRow => [
  counter,
  cell.log,
  cell.holder,
  cell.seq,
  cell.minted,
  cell.spent,
  cell.beyond,
  cell.settled,
  cell.given ?? null,
];

export const logRow = ({ device: _device, scope: _scope, cut: _cut, people, ...log }: LogState): LogRow => ({
  ...log,
  people: [...people.values()],
});

/**
 * Takes a page into the state. Documents and cells merge, so a page may come twice, or after entries it already
 * accounts for; logs are taken where the page is further. All pages of one checkpoint belong together: the heads are
 * true only when every page has been taken [FOLD-3].
 */
export const takePage = (state: State, page: Page): void => {
  if (page.type === "docs") takeDocs(state, page.doc, page.rows);
  else if (page.type === "cells") for (const row of page.rows) takeCell(state, row);
  else if (page.type === "logs") takeLogs(state, page.rows);
  else if (page.type === "cuts") for (const cut of page.rows) noteCut(state, cut);
  else for (const item of page.rows) addAttention(state, item);
};

const takeDocs = (state: State, type: string, rows: readonly DocRow[]): void => {
  const put = docPutter(state, type);
  const docs = state.docs.get(type);
  for (const [id, stamp, fields, stamps] of rows) {
    const doc: Doc = stamps === null ? { stamp, fields } : { stamp, fields, stamps };
    const known = docs?.get(id);
    put(id, known === undefined ? doc : mergeDocs(known, doc), known);
  }
};

const takeCell = (state: State, row: CellRow): void => {
  const [counter, log, holder, seq, minted, spent, beyond, settled, given] = row;
  const cell: Cell =
    given === null
      ? { log, holder, seq, minted, spent, beyond, settled }
      : { log, holder, seq, minted, spent, beyond, settled, given };
  const known = state.counters.get(counter);
  if (known === undefined) {
    state.counters.set(counter, [cell]);
    return;
  }
  const same = known.find((other) => other.log === log);
  if (same === undefined) state.counters.set(counter, [...known, cell]);
  else if (same.seq < seq)
    state.counters.set(
      counter,
      known.map((other) => (other === same ? cell : other)),
    );
};

const takeLogs = (state: State, rows: readonly LogRow[]): void => {
  for (const row of rows) takeLog(state, row);
  state.cuts.reach.clear();
  for (const device of state.cuts.devices.keys()) recutDevice(state, device);
};

const takeLog = (state: State, row: LogRow): void => {
  const known = state.logs.get(row.id);
  const parts = parseLogId(row.id);
  if (parts === null || (known !== undefined && known.head >= row.head)) return;
  const { people, ...rest } = row;
  state.logs.set(row.id, {
    ...rest,
    device: parts.device,
    scope: parts.scope,
    people: new Map(people.map((ticket) => [ticket.staff, ticket])),
    cut: null,
  });
  if (known === undefined) noteContinued(state, row);
  state.stamp = laterStamp(state.stamp, row.stamp);
};

const noteContinued = (state: State, { id, continues }: LogRow): void => {
  if (continues === null) return;
  state.successors.set(continues.log, [...(state.successors.get(continues.log) ?? []), id]);
};

/** The whole state as pages of at most `rows` rows. */
export function* pagesOf(state: State, rows = 500): Generator<Page> {
  for (const [doc, docs] of state.docs) {
    for (const part of chunks([...docs], rows))
      yield { type: "docs", doc, rows: part.map(([id, value]) => docRow(id, value)) };
  }
  const cells = [...state.counters].flatMap(([counter, list]) => list.map((cell) => cellRow(counter, cell)));
  for (const part of chunks(cells, rows)) yield { type: "cells", rows: part };
  for (const part of chunks([...state.logs.values()], rows)) yield { type: "logs", rows: part.map(logRow) };
  for (const part of chunks([...state.attention.values()], rows)) yield { type: "attention", rows: part };
  for (const part of chunks(allCuts(state.cuts), rows)) yield { type: "cuts", rows: part };
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
