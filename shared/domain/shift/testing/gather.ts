import { kinds } from "../../../commands.ts";
import type { Entry } from "../../../core/entry.ts";
import type { TestDevice } from "../../../testing/device.ts";
import { coversOf, isLate } from "../cover.ts";
import { type ReadFact, readFact } from "../read-fact.ts";
import { zTotals } from "../tally.ts";
import { noCategory } from "./deeds.ts";

/** Everything the device has read of a shift, as arguments of closing it. */
export const gather = async (device: TestDevice, shift: string, reach?: ReadonlyMap<string, number>) => {
  const facts = (await factsOn(device)).filter(
    (fact) => fact.shift === shift && (reach === undefined || isLate(reach, fact)),
  );
  return { totals: zTotals(facts, noCategory), covers: [...coversOf(facts)] };
};

export const factsOn = async (device: TestDevice): Promise<readonly ReadFact[]> =>
  (await device.store.since(0, 100_000)).flatMap(
    ({ text, hash }) => readFact(kinds, JSON.parse(text) as Entry, hash) ?? [],
  );
