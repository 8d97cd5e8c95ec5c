import { createHidScanner, type HidScanner } from "./hid-scanner.ts";
import { keystrokeCharacter } from "./us-layout.ts";

/**
 * A scanner that hears badges alone: only what begins with `mark`. Where a PIN is typed, however quickly, no digit of it is
 * taken for a code.
 */
export const createBadgeScanner = (mark: string): HidScanner => {
  let inner = createHidScanner();
  let typed = "";
  return {
    feed: (stroke) => {
      const character = keystrokeCharacter(stroke);
      if (character === null) {
        const step = inner.feed(stroke);
        if (step.type === "scanned") typed = "";
        return step;
      }
      const next = (typed + character).toUpperCase();
      const isMark = next.length > mark.length || mark.startsWith(next);
      if (!isMark) inner = createHidScanner();
      typed = isMark ? next : mark.startsWith(character.toUpperCase()) ? character : "";
      if (!isMark && typed === "") return { type: "ignored" };
      const step = inner.feed(stroke);
      if (step.type === "started") typed = mark.startsWith(character.toUpperCase()) ? character : "";
      return step;
    },
    pause: () => {
      typed = "";
      return inner.pause();
    },
  };
};
