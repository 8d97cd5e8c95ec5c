import type { HolderId } from "../../shared/core/ids.ts";
import { createView, type View } from "../../shared/core/view.ts";
import type { TillReplica } from "../store/till-replica.ts";

/** The replica's state to look at, with the rights of whoever holds them here now. */
export const replicaView = (replica: Pick<TillReplica, "state" | "holder">): View => {
  let holder: HolderId = replica.holder();
  let view = createView(replica.state, holder);
  const now = (): View => {
    if (replica.holder() !== holder) {
      holder = replica.holder();
      view = createView(replica.state, holder);
    }
    return view;
  };
  return {
    doc: (type, id) => now().doc(type, id),
    find: (type, field, value) => now().find(type, field, value),
    counter: (counter) => now().counter(counter),
    moved: (counter) => now().moved(counter),
    holders: (branch) => now().holders(branch),
  };
};
