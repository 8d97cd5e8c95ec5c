import type { Needs } from "../../shared/core/command.ts";
import { putDoc } from "../../shared/core/doc-index.ts";
import { putCell } from "../../shared/core/fold.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import { createState, type Index, type State } from "../../shared/core/state.ts";
import { readCells, readCellsOf } from "../store/cells.ts";
import { readCuts } from "../store/cuts.ts";
import { findDocs, readDocs, readDocsOfType } from "../store/documents.ts";
import { readBranchLogs, readGreatestStamp } from "../store/logs.ts";
import type { Queryable } from "../store/pool.ts";

/** A state of just the rows a command says it needs, what was taken back, and who may be given rights. */
export const loadState = async (
  db: Queryable,
  org: OrgId,
  needs: Needs,
  indexes: readonly Index[],
): Promise<State> => {
  const { cuts } = await readCuts(db, org);
  const state = createState(indexes, { cuts, reachOver: new Map() });
  const named = [...(needs.docs ?? []), ...(await findDocs(db, org, needs.find ?? []))];
  const docs = [...(await readDocs(db, org, named)), ...(await readDocsOfType(db, org, needs.all ?? []))];
  for (const { type, id, doc } of docs) putDoc(state, type, id, doc);
  const { counters = [], countersOf = [] } = needs;
  const cells = [...(await readCells(db, org, counters)), ...(await readCellsOf(db, org, countersOf))];
  for (const { counter, cell } of cells) putCell(state, counter, cell);
  if (needs.counters !== undefined || needs.countersOf !== undefined)
    for (const log of await readBranchLogs(db, org)) state.logs.set(log.id, log);
  state.stamp = await readGreatestStamp(db, org);
  return state;
};
