import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Draws the component again each second until then, so that a waiting time counts down. Ms left; 0 when it is over. */
export const useCountdown = (until: number | null, now: () => number): number => {
  const beat = useSignal(0);
  void beat.value;
  const left = until === null ? 0 : Math.max(0, until - now());
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      beat.value += 1;
    }, 1_000);
    return () => clearInterval(timer);
  }, [until, isWaiting]);
  return left;
};
