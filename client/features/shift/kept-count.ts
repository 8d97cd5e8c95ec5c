import { effect, type ReadonlySignal } from "@preact/signals";
import { z } from "zod";
import type { View } from "../../../shared/core/view.ts";
import { readShift, type Shift } from "../../../shared/domain/shift/shift.ts";
import type { Drafts } from "../../device/drafts.ts";
import type { CountModel, TypedCount } from "./count-model.ts";

/** A half-done count as it is kept: of the shift that is being closed, or `null` of one about to be opened. */
const keptCount = z.object({
  shift: z.string().nullable(),
  typed: z
    .object({
      mode: z.enum(["pieces", "sum"]),
      counts: z.record(z.string(), z.string().max(6)),
      sum: z.string().max(20),
    })
    .nullable(),
});

export interface KeptCount {
  /** Of a shift that is open still; `null`: a float. */
  readonly shift: Shift | null;
  readonly typed: TypedCount | null;
}

/** The count that a reload, a crash or another screen came into; `null` for none, or one whose shift was closed meanwhile. */
export const loadCount = (drafts: Drafts, view: View): KeptCount | null => {
  const kept = keptCount.safeParse(drafts.load());
  if (!kept.success) return null;
  const { shift: id, typed } = kept.data;
  if (id === null) return { shift: null, typed };
  const shift = readShift(view, id);
  return shift === undefined || shift.closed !== null ? null : { shift, typed };
};

/** Keeps every piece as it is counted; nothing is kept where nothing is being counted. */
export const keepCount = (
  drafts: Drafts,
  count: Pick<CountModel, "typed">,
  closing: ReadonlySignal<{ readonly shift: Shift } | null>,
): (() => void) =>
  effect(() => {
    const [typed, shift] = [count.typed.value, closing.value?.shift.id ?? null];
    drafts.save(typed === null && shift === null ? null : { shift, typed });
  });
