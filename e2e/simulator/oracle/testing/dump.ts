import type { StateDump } from "../../evidence.ts";
import { cutAt } from "../naive/cuts.ts";
import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import { openingOf } from "../naive/opening.ts";
import { rightsWithHeirs } from "../naive/rights.ts";

/** What a faultless replica would show of this storage. */
export const dumpOf = ({ lines }: Book, folded: Folded): StateDump => ({
  docs: [...folded.docs].map(([name, doc]) => {
    const [type = "", id = ""] = name.split(" ");
    return { type, id, keys: [...doc].map(([key, [value, stamp]]) => [key, value, stamp] as const) };
  }),
  cells: [...folded.cells.values()].flatMap((byLog) =>
    [...byLog.values()].map((cell) => ({ ...cell, given: Object.fromEntries(cell.given) })),
  ),
  attention: attentionOf(folded),
  logs: [...lines].map(([log, line]) => ({
    log,
    head: line.length,
    hash: line.at(-1)?.hash ?? "",
    holder: openingOf(line).holder,
    stopped: false,
    cutAt: cutAt(folded.cuts, line),
  })),
  rights: [...folded.cells].flatMap(([counter, byLog]) =>
    [...rightsWithHeirs(byLog.values(), folded.cuts)].flatMap(([holder, amount]) =>
      holder === null ? [] : [{ counter, holder, amount }],
    ),
  ),
});

const attentionOf = ({ verdicts }: Folded): StateDump["attention"] =>
  [...verdicts].flatMap(([log, ofLine]) =>
    ofLine.flatMap((verdict, i) => {
      if (verdict.outcome === "effective") return [];
      const type = `entry.${verdict.outcome}`;
      const reason = verdict.outcome === "void" && verdict.why === "cut" ? "cut: stolen" : "may not";
      return [{ key: `${type}:${log}:${i + 1}`, type, log, seq: i + 1, kind: "", reason }];
    }),
  );
