import type { PriceList } from "../../../shared/domain/promo/offer.ts";
import { readClock } from "./typed.ts";
import { clockOf } from "./wording.ts";

/** When and for whom, as it stands in a form. */
export interface OccasionValues {
  readonly name: string;
  readonly group: string;
  readonly branches: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
  readonly active: boolean;
}

export const occasionOf = (known: PriceList | undefined): OccasionValues => ({
  name: known?.name ?? "",
  group: known?.group ?? "",
  branches: known?.branches ?? [],
  from: known?.period.from ?? "",
  until: known?.period.until ?? "",
  days: known?.period.days ?? [],
  opens: clockOf(known?.period.opens ?? null),
  closes: clockOf(known?.period.closes ?? null),
  active: known?.active ?? true,
});

/** The hour that is typed and is none; `null` when both are fine. */
export const occasionFault = ({ opens, closes }: OccasionValues): "opens" | "closes" | null => {
  const isWrong = (text: string): boolean => text.trim() !== "" && readClock(text) === null;
  if (isWrong(opens) || readClock(opens) === END_OF_DAY) return "opens";
  return isWrong(closes) ? "closes" : null;
};

const END_OF_DAY = 1_440;

/** The same as a command takes it. */
export const occasionArgs = (values: OccasionValues) => {
  const { name, group, branches, from, until, days, opens, closes, active } = values;
  return {
    name: name.trim(),
    group: group.trim(),
    branches: [...branches],
    days: [...days],
    from: from === "" ? null : from,
    until: until === "" ? null : until,
    opens: readClock(opens),
    /** A clock says 00:00 for the end of the day. */
    closes: readClock(closes) === 0 ? END_OF_DAY : readClock(closes),
    active,
  };
};
