import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CartLine } from "../../../shared/domain/sale/cart.ts";
import { checkQuantity, parseQuantity, type Quantity } from "../../../shared/lib/quantity.ts";

/** A number typed at the till, with or without a `×`: how many of what is scanned next, or of the selected line. */
export interface Typed {
  /** As it is shown: `5`, `5×`, `×5`. */
  readonly text: ReadonlySignal<string>;
  /** The number alone. */
  readonly number: () => string;
  readonly type: (character: string, at?: number) => void;
  readonly multiply: () => void;
  readonly erase: () => void;
  /** Everything, or what was typed from a moment on. */
  readonly clear: (since?: number) => void;
  /** The line so many times; `null` where the number is none, or makes a quantity the goods are not sold in. */
  readonly times: (line: CartLine) => CartLine | null;
}

interface Stroke {
  readonly character: string;
  /** On the clock of events. */
  readonly at: number;
}

const TIMES = "×";
const LONGEST = 12;

export const createTyped = (): Typed => {
  const strokes = signal<readonly Stroke[]>([]);
  const text = computed(() => strokes.value.map(({ character }) => character).join(""));
  const number = (): string => text.peek().replace(TIMES, "");
  const type = (character: string, at = 0): void => {
    if (strokes.peek().length < LONGEST) strokes.value = [...strokes.peek(), { character, at }];
  };
  return {
    text,
    number,
    type,
    multiply: () => {
      if (!text.peek().includes(TIMES)) type(TIMES);
    },
    erase: () => {
      strokes.value = strokes.peek().slice(0, -1);
    },
    clear: (since) => {
      if (strokes.peek().length === 0) return;
      strokes.value = since === undefined ? [] : strokes.peek().filter(({ at }) => at < since);
    },
    times: (line) => {
      const count = parseQuantity(number(), "pcs");
      if (count.ok) return timesQuantity(line, count.value / PER_PIECE);
      // Half a kilogram of what is sold by weight.
      const measure = parseQuantity(number(), line.unit);
      return measure.ok && line.quantity === PER_PIECE ? { ...line, quantity: measure.value } : null;
    },
  };
};

const PER_PIECE = 1_000;

const timesQuantity = (line: CartLine, count: number): CartLine | null => {
  const quantity = (line.quantity * count) as Quantity;
  return checkQuantity(quantity, line.unit).ok ? { ...line, quantity } : null;
};
