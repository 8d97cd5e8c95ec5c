import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { CASH_BY_CURRENCY } from "../../../shared/domain/payment/cash.ts";
import type { Counted, Piece } from "../../../shared/domain/shift/counted.ts";
import { type Currency, type Money, parseMoney } from "../../../shared/lib/money.ts";

/** A coin or a note of the currency; a sum may be both. */
export interface CashPiece {
  readonly key: string;
  readonly kind: "note" | "coin";
  readonly value: Money;
}

export type CountMode = "pieces" | "sum";

/** Money being counted, by coin and note or as a sum. */
export interface CountModel {
  readonly pieces: readonly CashPiece[];
  readonly mode: ReadonlySignal<CountMode>;
  readonly choose: (mode: CountMode) => void;
  /** How many of each, as typed, by key. */
  readonly counts: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly setCount: (key: string, text: string) => void;
  readonly step: (key: string, by: 1 | -1) => void;
  readonly typedSum: ReadonlySignal<string>;
  readonly typeSum: (text: string) => void;
  /** Of all that was typed, minor units; `null` where something is no number, or a sum was not said yet. */
  readonly sum: ReadonlySignal<number | null>;
  /** As commands take it; `null` as above. */
  readonly counted: ReadonlySignal<Counted | null>;
  /** What was typed so far, to be kept; `null` when that is nothing. */
  readonly typed: ReadonlySignal<TypedCount | null>;
  readonly restore: (typed: TypedCount) => void;
  readonly clear: () => void;
}

/** A count as far as it has come. */
export interface TypedCount {
  readonly mode: CountMode;
  readonly counts: Readonly<Record<string, string>>;
  readonly sum: string;
}

/** Begins a count; everything is zero until it is counted. */
export const createCountModel = (currency: Currency): CountModel => {
  const pieces = piecesOf(currency);
  const mode = signal<CountMode>("pieces");
  const counts = signal<Readonly<Record<string, string>>>({});
  const typedSum = signal("");
  const setCount = (key: string, text: string): void => {
    counts.value = { ...counts.peek(), [key]: text };
  };
  const counted = computed((): Counted | null => {
    if (mode.value === "sum") {
      const sum = parseMoney(typedSum.value);
      return sum.ok && sum.value >= 0 ? { sum: sum.value } : null;
    }
    const found: Piece[] = [];
    for (const { key, value } of pieces) {
      const count = readCount(counts.value[key] ?? "");
      if (count === null) return null;
      if (count > 0) found.push({ value, count });
    }
    return { pieces: found };
  });
  return {
    pieces,
    mode,
    choose: (chosen) => {
      mode.value = chosen;
    },
    counts,
    setCount,
    step: (key, by) => {
      const now = readCount(counts.peek()[key] ?? "") ?? 0;
      setCount(key, now + by <= 0 ? "" : String(now + by));
    },
    typedSum,
    typeSum: (text) => {
      typedSum.value = text;
    },
    sum: computed(() => {
      const now = counted.value;
      if (now === null) return null;
      return "sum" in now ? now.sum : now.pieces.reduce((sum, { value, count }) => sum + value * count, 0);
    }),
    counted,
    typed: computed(() => {
      const isAnything = typedSum.value !== "" || Object.values(counts.value).some((text) => text !== "");
      return isAnything ? { mode: mode.value, counts: counts.value, sum: typedSum.value } : null;
    }),
    restore: (typed) => {
      mode.value = typed.mode;
      counts.value = typed.counts;
      typedSum.value = typed.sum;
    },
    clear: () => {
      counts.value = {};
      typedSum.value = "";
    },
  };
};

/** A whole number of pieces; nothing typed is none; `null` for what is no number. */
export const readCount = (text: string): number | null => {
  const clean = text.trim();
  if (clean === "") return 0;
  return /^\d{1,6}$/.test(clean) ? Number(clean) : null;
};

/** Notes first, the largest first: as a drawer is counted. */
const piecesOf = (currency: Currency): readonly CashPiece[] => {
  const { notes, coins } = CASH_BY_CURRENCY[currency];
  const ofKind = (kind: CashPiece["kind"], values: readonly Money[]): readonly CashPiece[] =>
    [...values].reverse().map((value) => ({ key: `${kind}-${value}`, kind, value }));
  return [...ofKind("note", notes), ...ofKind("coin", coins)];
};
