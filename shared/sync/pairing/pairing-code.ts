import { err, ok, type Result } from "../../lib/result.ts";
import { fromBase41, strangeCharacter, toBase41 } from "./base41.ts";
import type { Description } from "./description.ts";
import { type Packed, pack, unpack } from "./pack.ts";

const PREFIX = "SF1";
const GROUP = 5;
const LONGEST = 1_000;

/** What is wrong with a text that should be a pairing code. */
export type BadCode =
  /** Something else altogether: a barcode, an address. */
  | { readonly type: "NotACode" }
  /** Made by a newer app than this one. */
  | { readonly type: "NewerCode" }
  /** A character no code has; `at` counts from 1, spaces left out. */
  | { readonly type: "BadCharacter"; readonly at: number; readonly character: string }
  /** Its end is missing. */
  | { readonly type: "Incomplete" }
  /** A character is not as it was, or two are exchanged. */
  | { readonly type: "Mistyped" };

/** A description as text for a QR code or for typing: at most 153 characters. `answers` is the checksum of the offer it answers. */
export const writeCode = (description: Description, answers: number | null = null): string =>
  PREFIX + toBase41(pack(description, answers));

/** Reads a code however it was typed: in any case, with spaces and line breaks anywhere. */
export const readCode = (typed: string): Result<Packed, BadCode> => {
  if (typed.length > LONGEST) return err({ type: "NotACode" });
  const text = typed.toUpperCase().replaceAll(/\s/g, "").replaceAll("O", "0").replaceAll("I", "1");
  if (!text.startsWith(PREFIX)) return err({ type: /^SF\d/.test(text) ? "NewerCode" : "NotACode" });
  const letters = text.slice(PREFIX.length);
  const at = strangeCharacter(letters);
  if (at >= 0)
    return err({
      type: "BadCharacter",
      at: at + PREFIX.length + 1,
      character: [...letters][at] ?? "",
    });
  const bytes = fromBase41(letters);
  const packed = bytes === null ? "checksum" : unpack(bytes);
  if (typeof packed !== "string") return ok(packed);
  if (packed === "version") return err({ type: "NewerCode" });
  return err({ type: letters.length < SHORTEST ? "Incomplete" : "Mistyped" });
};

/** No code is shorter than an offer without any candidate: 56 bytes. */
const SHORTEST = 84;

/** A code as people read it aloud and type it. */
export const inGroups = (code: string): string =>
  Array.from({ length: Math.ceil(code.length / GROUP) }, (_, i) =>
    code.slice(i * GROUP, (i + 1) * GROUP),
  ).join(" ");
