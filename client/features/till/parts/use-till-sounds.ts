import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useSounds } from "../../../ui/sounds.ts";
import type { TillModel } from "../model.ts";
import { type Heard, soundOf } from "../sounds.ts";

/** Lets the till be heard while it is on the screen. */
export const useTillSounds = (till: TillModel): void => {
  const { play } = useSounds();
  useEffect(() => {
    let before: Heard | null = null;
    return effect(() => {
      const now = heardOf(till);
      const sound = before === null ? null : soundOf(before, now);
      before = now;
      if (sound !== null) play(sound);
    });
  }, [till, play]);
};

/** Reads a code at the till; one that was taken is heard at once, any other by what the till says of it. */
export const useHeardScan = ({ sale, scanning }: TillModel): ((code: string, since?: number) => void) => {
  const { play } = useSounds();
  return (code, since) => {
    const before = sale.cart.peek();
    scanning.scan(code, since);
    if (sale.cart.peek() !== before && sale.cart.peek().lines.length > 0) play("scan");
  };
};

const heardOf = ({ checkout, sale }: TillModel): Heard => ({
  step: checkout.step.value.type,
  notices: sale.notices.value,
  hasProblem: checkout.problem.value !== null,
});
