import type { Context } from "../../core/command.ts";
import type { FieldEdits } from "../../core/document.ts";
import type { View } from "../../core/view.ts";
import { type Attempt, attemptsOf, isOver } from "./attempt.ts";

/**
 * The document a new attempt of this device is kept in: the first whose attempt is over, else a new one. So there are as many as
 * were ever open at once, not as many as cards were ever paid with [PAYMENT-3]. `passed`: so many are taken in the same step.
 */
export const freeSlot = (view: View, { device }: Pick<Context, "device">, passed = 0): string => {
  const kept = attemptsOf(view, device);
  const free = kept.filter(isOver);
  return free[passed]?.slot ?? `${device}-${kept.length + 1 + passed - free.length}`;
};

type Opened = Pick<
  Attempt,
  "id" | "branch" | "type" | "terminal" | "amount" | "sale" | "state" | "reference"
> &
  Partial<Pick<Attempt, "isPayout" | "of">>;

/** All fields of the document, so that nothing is left of the attempt before. */
export const openedFields = (attempt: Opened, { at, code, device, person }: Context): FieldEdits => {
  const { id, isPayout: payout = false, of = "", ...fields } = attempt;
  const unused = { receipt: "", reason: "", word: "" };
  return { ...fields, ...unused, payout, of, attempt: id, device, till: code, at, by: person.staff };
};
