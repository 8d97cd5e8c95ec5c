import type { Entry } from "../../core/entry.ts";
import { parseLogId } from "../../core/ids.ts";
import { isKnown, type Kinds, readBody } from "../../core/kind.ts";
import { deedOf, type ShiftFact } from "./deed.ts";
import type { Shift } from "./shift.ts";

/** A deed with what tells whose shift it belongs to. */
export interface ReadFact extends ShiftFact {
  /** The shift it names; `null` for one that names none. */
  readonly shift: string | null;
  readonly device: string;
  readonly stamp: string;
}

/** An entry as a deed; `null` where no Z counts it, or this program cannot read it. */
export const readFact = (kinds: Kinds, entry: Entry, hash: string): ReadFact | null => {
  const log = parseLogId(entry.log);
  if (log === null || !isKnown(kinds, entry) || deedOf(entry.kind, null) === null) return null;
  const body = readBody(kinds, entry);
  const deed = body.ok ? deedOf(entry.kind, body.value) : null;
  if (!body.ok || deed === null) return null;
  const { shift } = body.value as { readonly shift?: unknown };
  return {
    log: entry.log,
    seq: entry.seq,
    hash,
    by: entry.by,
    deed,
    shift: typeof shift === "string" && shift !== "" ? shift : null,
    device: log.device,
    stamp: entry.stamp,
  };
};

/** When a shift was opened and closed, in the order all devices agree on. */
export interface ShiftSpan extends Pick<Shift, "id" | "device"> {
  readonly from: string;
  /** `null` while it is open. */
  readonly to: string | null;
}

/**
 * The shift a deed belongs to: the one it names; for a cart that was given up, which names none, the last one its device had opened
 * by then, unless it was closed already [SHIFT-6]. `null`: none. Money taken in no shift is in none, whatever others closed meanwhile.
 */
export const shiftOf = (
  { shift, device, stamp, deed }: Pick<ReadFact, "shift" | "device" | "stamp" | "deed">,
  spans: Iterable<ShiftSpan>,
): string | null => {
  if (shift !== null || deed.type !== "void") return shift;
  let latest: ShiftSpan | null = null;
  for (const span of spans)
    if (span.device === device && span.from <= stamp && span.from > (latest?.from ?? "")) latest = span;
  return latest === null || (latest.to !== null && stamp > latest.to) ? null : latest.id;
};
