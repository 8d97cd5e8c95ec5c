import { indexes } from "../commands.ts";
import type { Cell } from "../core/counter.ts";
import { putDoc } from "../core/doc-index.ts";
import { editDoc, type FieldEdits } from "../core/document.ts";
import type { CounterId, HolderId, LogId } from "../core/ids.ts";
import type { Stamp } from "../core/stamp.ts";
import { createState } from "../core/state.ts";
import { createView, type View } from "../core/view.ts";

/** Who looks, in a view made for a test. */
export const ME = "till-1.1test" as HolderId;

/**
 * A view of documents (type → id → edits) and counters: `mine` is what this device may spend, `others` what some other
 * device holds, `beyond` what was sold without rights.
 */
export const aView = (
  docs: Readonly<Record<string, Readonly<Record<string, FieldEdits>>>> = {},
  counters: Readonly<
    Record<string, { readonly mine?: number; readonly others?: number; readonly beyond?: number }>
  > = {},
): View => {
  const state = createState(indexes);
  for (const [type, byId] of Object.entries(docs))
    for (const [id, edits] of Object.entries(byId))
      putDoc(state, type, id, editDoc(undefined, edits, "0000000000001.test-1" as Stamp));
  for (const [counter, { mine = 0, others = 0, beyond = 0 }] of Object.entries(counters))
    state.counters.set(counter as CounterId, [
      aCell({ log: "till-1.1test.b-b1" as LogId, holder: ME, minted: mine, beyond }),
      aCell({ log: "till-2.1test.b-b1" as LogId, holder: "till-2.1test" as HolderId, minted: others }),
    ]);
  return createView(state, ME);
};

const aCell = (over: Pick<Cell, "log" | "holder"> & Partial<Cell>): Cell => ({
  seq: 1,
  minted: 0,
  spent: 0,
  beyond: 0,
  settled: 0,
  ...over,
});
