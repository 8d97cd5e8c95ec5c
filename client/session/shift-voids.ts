import type { Attention } from "../../shared/core/state.ts";
import { DEED_KINDS } from "../../shared/domain/shift/deed.ts";
import type { Ledgers } from "./shift-ledgers.ts";
import { placeKey, type ShiftReader } from "./shift-reader.ts";

/** Deeds that count for nothing, as the fold has it now, by place. */
export const voidDeeds = (attention: readonly Attention[]): ReadonlySet<string> =>
  new Set(attention.filter(({ type, kind }) => type === "entry.void" && isDeed(kind)).map(placeKey));

const isDeed = (kind: string): boolean => (DEED_KINDS as readonly string[]).includes(kind);

/** Takes void deeds out of the sums of their shifts, and puts back what counts after all; whether anything changed [SHIFT-12]. */
export const leaveOutVoid = async (
  ledgers: Ledgers,
  reader: Pick<ShiftReader, "facts">,
  voids: ReadonlySet<string>,
): Promise<boolean> => {
  let isChanged = false;
  for (const shift of ledgers.shifts()) {
    const known = ledgers.dead(shift);
    if (voids.size + known.size === 0) continue;
    const dead = ledgers.placed(shift).filter((deed) => voids.has(placeKey(deed)));
    if (dead.length === known.size && dead.every((deed) => known.has(deed))) continue;
    ledgers.leaveOut(shift, new Set(dead), await reader.facts(dead));
    isChanged = true;
  }
  return isChanged;
};

/** A short text that differs between two sets of places. */
export const fingerprint = (places: ReadonlySet<string>): string => {
  let sum = 0;
  for (const place of places) sum = (sum + hash(place)) >>> 0;
  return `${places.size}.${sum}`;
};

/** FNV-1a. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
};
