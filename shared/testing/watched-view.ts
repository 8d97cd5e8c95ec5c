import type { Needs } from "../core/command.ts";
import type { CounterId } from "../core/ids.ts";
import type { View } from "../core/view.ts";

/**
 * The view, throwing at the first look at something the needs do not name. Documents that a named look-up finds come with
 * it; looking up within a type that is needed whole is free.
 */
export const watchedView = (view: View, needs: Needs): View => {
  const { docs = [], find = [], counters = [], all = [], countersOf = [] } = needs;
  const found = find.flatMap(({ doc, field, value }) =>
    view.find(doc, field, value).map((id) => ({ doc, id })),
  );
  const hasDoc = (type: string, id: string) =>
    all.includes(type) || [...docs, ...found].some((named) => named.doc === type && named.id === id);
  const hasFind = (type: string, field: string, value: string) =>
    all.includes(type) ||
    find.some((named) => named.doc === type && named.field === field && named.value === value);
  const hasCounter = (counter: CounterId) => {
    const [area, , id] = counter.split("/");
    return counters.includes(counter) || countersOf.some((named) => named.area === area && named.id === id);
  };
  const held = <T>(isNeeded: boolean, what: string, read: () => T): T => {
    if (!isNeeded) throw new Error(`Not among the needs: ${what}`);
    return read();
  };
  return {
    ...view,
    doc: (type, id) => held(hasDoc(type, id), `${type} ${id}`, () => view.doc(type, id)),
    find: (type, field, value) =>
      held(hasFind(type, field, value), `${type} with ${field} ${value}`, () =>
        view.find(type, field, value),
      ),
    counter: (counter) => held(hasCounter(counter), counter, () => view.counter(counter)),
    moved: (counter) => held(hasCounter(counter), counter, () => view.moved(counter)),
  };
};
