import type { Certificate } from "./certificate.ts";
import { counterShortage, counterValue } from "./counter.ts";
import { isCut, rightsOf } from "./cut.ts";
import { findDocs } from "./doc-index.ts";
import { type Doc, isDeleted } from "./document.ts";
import type { BranchId, CounterId, HolderId } from "./ids.ts";
import { branchScope, holderDevice, scopeBranch } from "./ids.ts";
import type { State } from "./state.ts";

/** What a command may look at: the state, read only, whoever holds it (a till's memory, or rows the server fetched). */
export interface View {
  readonly doc: (type: string, id: string) => Doc | undefined;
  readonly find: (type: string, field: string, value: string) => readonly string[];
  readonly counter: (counter: CounterId) => CounterView;
  /** Whether any entry ever touched the counter. */
  readonly moved: (counter: CounterId) => boolean;
  /**
   * Other tills and warehouses that write in the branch, or in any of those read here where it is `null`, by their latest holder:
   * whom rights may be shared with.
   */
  readonly holders: (branch: BranchId | null) => readonly HolderId[];
}

export interface CounterView {
  readonly value: number;
  readonly shortage: number;
  /** What this device may spend. */
  readonly rights: number;
}

export const createView = (state: State, holder: HolderId): View => ({
  doc: (type, id) => state.docs.get(type)?.get(id),
  find: (type, field, value) => findDocs(state, type, field, value),
  counter: (counter) => counterView(state, counter, holder),
  moved: (counter) => (state.counters.get(counter) ?? []).length > 0,
  holders: (branch) => branchHolders(state, branch, holder),
});

/** A live document's fields, or `undefined` when it is unknown or deleted. */
export const liveDoc = (view: View, type: string, id: string): Doc | undefined => {
  const doc = view.doc(type, id);
  return isDeleted(doc) ? undefined : doc;
};

const counterView = ({ counters, cuts }: State, counter: CounterId, holder: HolderId): CounterView => {
  const cells = counters.get(counter) ?? [];
  return {
    value: counterValue(cells),
    shortage: counterShortage(cells),
    rights: Math.max(0, rightsOf(cuts, cells, holder)),
  };
};

/** Devices that take goods out of a branch by themselves. */
const SELLS: readonly Certificate["kind"][] = ["till", "warehouse"];

const branchHolders = (state: State, branch: BranchId | null, me: HolderId): readonly HolderId[] => {
  const wanted = branch === null ? null : branchScope(branch);
  const latest = new Map<string, { stamp: string; holder: HolderId }>();
  for (const { device, scope, certificate, holder, stamp } of state.logs.values()) {
    const isThere = wanted === null ? scopeBranch(scope) !== null : scope === wanted;
    if (!isThere || !SELLS.includes(certificate.kind) || isCut(state.cuts, holder)) continue;
    if (stamp > (latest.get(device)?.stamp ?? "")) latest.set(device, { stamp, holder });
  }
  return [...latest.values()]
    .map(({ holder }) => holder)
    .filter((holder) => holderDevice(holder) !== holderDevice(me))
    .sort();
};
