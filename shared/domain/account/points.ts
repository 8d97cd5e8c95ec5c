import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { accountCounter, balanceOf } from "./accounts.ts";
import { draftOf } from "./kinds.ts";
import { bodyOf, type Where } from "./paying.ts";

/** Share of a sale that comes back as points, in hundredths of a percent; 0 where the shop gives none. */
export const readPointsRate = (view: View): number => {
  const rate = view.doc("org", ORGANISATION)?.fields.pointsPerHundred;
  return typeof rate === "number" ? rate : 0;
};

/** Whole points for `total` minor units, rounded down [ACCOUNT-6]. */
export const pointsFor = (view: View, total: number): number =>
  total <= 0 ? 0 : Number((BigInt(total) * BigInt(readPointsRate(view))) / UNITS_PER_POINT);

/** Minor units of a hundred units of money, times the hundredths of a percent of the rate. */
const UNITS_PER_POINT = 1_000_000n;

/** What a customer earns with a sale of `total` minor units (what was paid otherwise than with points), and the entry of it. */
export const earnPoints = (
  view: View,
  where: Where,
  customer: string,
  total: number,
  number: string,
): { readonly points: number; readonly drafts: readonly Draft[] } => {
  const points = pointsFor(view, total);
  if (points === 0) return { points, drafts: [] };
  const body = { ...bodyOf(view, where, "points", customer, points, number), why: "earned" as const };
  const effects = [{ counter: accountCounter("points", customer), mint: points }];
  return { points, drafts: [draftOf("org", "account.added", body, { effects })] };
};

/** Takes points back that were earned with what was refunded, as far as this device holds any: spent ones stay spent. */
export const takeBackPoints = (
  view: View,
  where: Where,
  customer: string,
  points: number,
  number: string,
): readonly Draft[] => {
  const taken = Math.min(points, balanceOf(view, "points", customer).rights);
  if (taken <= 0) return [];
  const body = { ...bodyOf(view, where, "points", customer, taken, number), why: "refund" as const };
  const effects = [{ counter: accountCounter("points", customer), spend: taken }];
  return [draftOf("org", "account.spent", body, { effects })];
};
