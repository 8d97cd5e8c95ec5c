import { type Book, honestBooks } from "../naive/history.ts";
import type { Trial } from "../trial.ts";

/** Replicas whose state can be worked out from what they stored: of honest devices, with nothing missing before their rows. */
export const judgedBooks = (trial: Trial): readonly Book[] =>
  honestBooks(trial).filter(
    ({ evidence, incomplete }) => evidence.living && evidence.wantsPages !== true && !incomplete,
  );

/** Where what a replica shows is not what is expected of it. */
export const differences = (
  { evidence }: Book,
  what: string,
  expected: ReadonlyMap<string, string>,
  shown: ReadonlyMap<string, string>,
): readonly string[] => {
  const found: string[] = [];
  for (const [name, text] of expected) {
    if (shown.get(name) !== text)
      found.push(`${evidence.replica}: ${what} ${name} is ${shown.get(name) ?? "missing"}, not ${text}`);
  }
  for (const [name, text] of shown) {
    if (!expected.has(name)) found.push(`${evidence.replica}: ${what} ${name} is ${text}, and should not be`);
  }
  return found;
};
