import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../house/source-tree.ts";
import { drawBaskets, readBaskets } from "../../replay/goods.ts";
import { atMost, type Figure } from "../figure.ts";
import { automerge } from "./automerge.ts";
import type { Contender } from "./contender.ts";
import { type Outcome, playDay } from "./day.ts";
import { ours } from "./ours.ts";
import { pouch } from "./pouch.ts";
import { rxdb } from "./rxdb.ts";
import { yjs } from "./yjs.ts";

const BASKETS = join(projectRoot, "../shared/data/baskets.csv");
const PEERS: readonly Contender[] = [rxdb, pouch, yjs, automerge];

/**
 * Five thousand baskets at four tills, the middle half of them sold while every till was alone, by us and by others in the same
 * run. What counts is whether all agree afterwards and whether anything was sold that was not there.
 */
export const besideOthers = async (): Promise<readonly Figure[]> => {
  const baskets = baskets5000();
  const own = await playDay(ours, baskets);
  const others: Outcome[] = [];
  for (const peer of PEERS) others.push(await playDay(peer, baskets));
  const [least] = others.toSorted((a, b) => a.oversold - b.oversold);
  const figure = {
    name: "units sold that were not there, 5,000 baskets at 4 tills",
    value: own.oversold,
    unit: "units",
    against: { what: `the least of the others: ${least?.name}`, value: least?.oversold ?? 0 },
    detail: { ours: own, others },
  };
  if (!own.converged) throw new Error("Our own tills did not come to agree");
  return [atMost(figure, 0)];
};

const baskets5000 = (): readonly (readonly string[])[] => {
  if (existsSync(BASKETS)) return readBaskets(BASKETS);
  const codes = Array.from({ length: 200 }, (_, i) => ({ barcodes: [{ text: `code-${i}` }] }));
  return drawBaskets(codes as unknown as Parameters<typeof drawBaskets>[0], 1);
};
