import type { Evidence } from "../evidence.ts";
import { type Folded, foldLines } from "./naive/fold.ts";
import { type Book, type History, readHistory } from "./naive/history.ts";

/** The history with what it comes to, worked out once for all who ask. */
export interface Trial extends History {
  /** What a replica's own storage comes to for what it can read. */
  readonly foldOf: (book: Book) => Folded;
  /** What everything that honest replicas hold comes to. */
  readonly whole: () => Folded;
}

/** One rule that every run must keep: what breaks it, in words; nothing when all is well. */
export interface Invariant {
  readonly name: string;
  readonly breaches: (trial: Trial) => readonly string[];
}

export const openTrial = (evidence: Evidence): Trial => {
  const history = readHistory(evidence);
  const folds = new Map<string, Folded>();
  let whole: Folded | null = null;
  return {
    ...history,
    foldOf: (book) => {
      const key = keyOf(history, book);
      const folded = folds.get(key) ?? foldLines(book.lines, new Set(book.evidence.cannotRead));
      folds.set(key, folded);
      return folded;
    },
    whole: () => {
      whole ??= foldLines(history.lines);
      return whole;
    },
  };
};

/** Replicas that hold the same come to the same. */
const keyOf = ({ forked }: History, { evidence, lines }: Book): string => {
  const parts = [...lines].map(([log, { length }]) =>
    forked.has(log) ? `${log} ${length} ${evidence.replica}` : `${log} ${length}`,
  );
  return [...parts.sort(), ...evidence.cannotRead].join("\n");
};
