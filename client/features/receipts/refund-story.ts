import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { RefundReason } from "../../../shared/domain/refund/refund-body.ts";

/** A part of the story that was left out, once somebody tried. */
export type StoryGap = "reason" | "note";

/** Why goods come back, as it is being said. */
export interface RefundStory {
  readonly reason: ReadonlySignal<RefundReason | "">;
  readonly note: ReadonlySignal<string>;
  readonly missing: ReadonlySignal<readonly StoryGap[]>;
  readonly setReason: (reason: RefundReason) => void;
  readonly setNote: (note: string) => void;
  /** The story as commands take it; `null` where something is missing, which `missing` says from then on. */
  readonly tell: () => { readonly reason: RefundReason; readonly note: string } | null;
}

export const createRefundStory = (): RefundStory => {
  const reason = signal<RefundReason | "">("");
  const note = signal("");
  const isTried = signal(false);
  const missing = computed((): readonly StoryGap[] => {
    if (!isTried.value) return [];
    if (reason.value === "") return ["reason"];
    return reason.value === "other" && note.value.trim() === "" ? ["note"] : [];
  });
  return {
    ...{ reason, note, missing },
    setReason: (value) => {
      reason.value = value;
    },
    setNote: (text) => {
      note.value = text;
    },
    tell: () => {
      isTried.value = true;
      const why = reason.peek();
      return why === "" || missing.peek().length > 0 ? null : { reason: why, note: note.peek() };
    },
  };
};
