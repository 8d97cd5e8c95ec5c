import type { Defect } from "./defect.ts";

const COUNTER = "shared/core/counter.ts";
const FOLD = "shared/core/fold.ts";
const CUT = "shared/core/cut.ts";

/** Mistakes in counters and in who may spend how much. */
export const rightsDefects: readonly Defect[] = [
  {
    name: "counters are kept by device, not by log",
    file: FOLD,
    find: "state.counters.get(counter)?.find((cell) => cell.log === log.id) ?? emptyCell(",
    replace: "state.counters.get(counter)?.find((cell) => cell.holder === log.holder) ?? emptyCell(",
    breaks: "COUNTER-1",
  },
  {
    name: "an effect is applied twice",
    file: FOLD,
    find: "    touched.set(effect.counter, { ...applyEffect(known, effect), seq: entry.seq });",
    replace:
      "    const again = entry.seq % 7 === 0 ? applyEffect(known, effect) : known;\n    touched.set(effect.counter, { ...applyEffect(again, effect), seq: entry.seq });",
    breaks: "FOLD-2",
  },
  {
    name: "rights that were given are kept by the giver too",
    file: COUNTER,
    find: "cell.minted - cell.spent - givenAway(cell)",
    replace: "cell.minted - cell.spent",
    breaks: "COUNTER-2",
  },
  {
    name: "given rights are made, not moved",
    file: COUNTER,
    find: "  return { ...cell, given };",
    replace: "  return { ...cell, given, minted: cell.minted + effect.give };",
    breaks: "COUNTER-2",
  },
  {
    name: "paying a shortage off costs no rights",
    file: COUNTER,
    find: "    return { ...cell, spent: grown(cell.spent, effect.settle), settled: grown(cell.settled, effect.settle) };",
    replace: "    return { ...cell, settled: grown(cell.settled, effect.settle) };",
    breaks: "COUNTER-2",
  },
  {
    name: "the writer spends without looking at its rights",
    file: "shared/core/writer.ts",
    find: "    if (wanted > held) return",
    replace: "    if (wanted > held + 1_000_000) return",
    breaks: "COUNTER-4",
  },
  {
    name: "an heir inherits once for every cut",
    file: CUT,
    find: "if (heirOf(cuts, other) === holder) rights += counterRights(cells, other);",
    replace:
      "if (heirOf(cuts, other) === holder) rights += counterRights(cells, other) * Math.max(1, concerning(cuts, other).length);",
    breaks: "COUNTER-6",
  },
  {
    name: "a holder that was cut keeps its rights",
    file: CUT,
    find: "  if (isCut(cuts, holder)) return 0;",
    replace: "  if (isCut(cuts, holder)) return counterRights(cells, holder);",
    breaks: "COUNTER-6",
  },
  {
    name: "storage that was put back keeps its rights",
    file: "client/store/life.ts",
    find: "  const isWhole = isOurs && agrees(before, witness.read(), state, arrived);",
    replace: "  const isWhole = isOurs;",
    breaks: "COUNTER-7",
  },
  {
    name: "anyone overrides",
    file: "shared/domain/stock/spending.ts",
    find: 'return whoMay(context, OVERRIDE, branch) === null ? err({ type: "OverrideNotAllowed" }) : ok(effects);',
    replace: "return ok(effects);",
    breaks: "STOCK-5",
  },
  {
    name: "a strict product is sold short as if it were flexible",
    file: "shared/domain/stock/spending.ts",
    find: 'const why = item.policy === "flexible" ? "flexible" : "override";',
    replace: 'const why = item.policy !== undefined ? "flexible" : "override";',
    breaks: "STOCK-5",
  },
];
