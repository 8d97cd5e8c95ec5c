import { canonical, type Json } from "../../shared/core/canonical.ts";
import { type Hash, ZERO_HASH } from "../../shared/core/crypto.ts";
import type { LogId } from "../../shared/core/ids.ts";
import { nodeCrypto } from "../crypto.ts";

export const isEntry = (line: string): boolean => line.startsWith('{"text"');
export const entriesOf = (lines: readonly string[]): readonly string[] => lines.filter(isEntry);

interface ReadLine {
  text: string;
  signature: string | null;
}
export const read = (
  line: string,
): ReadLine & { entry: Record<string, unknown> & { log: LogId; seq: number } } => {
  const { text, signature } = JSON.parse(line) as ReadLine;
  return { text, signature, entry: JSON.parse(text) };
};
export const write = (text: string, signature: string | null): string => JSON.stringify({ text, signature });

export const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

/** Another digit at some place of the text: an amount, a time, a name, a hash. */
export const changeText = (text: string, n: number): string => {
  const places = [...text.matchAll(/[0-9]/g)].map(({ index }) => index);
  const at = pick(places, n);
  const other = text[at] === "7" ? "8" : "7";
  return text.slice(0, at) + other + text.slice(at + 1);
};

/** Puts the chain of a log right again from an entry on, without the key: every `prev` fits, no signature does. */
export const rechained = (lines: readonly string[], log: LogId): readonly string[] => {
  let prev: Hash = ZERO_HASH;
  return lines.map((line) => {
    const { entry, signature } = read(line);
    if (entry.log !== log) return line;
    const text = canonical({ ...entry, prev } as Json);
    prev = nodeCrypto.hash(text);
    return write(text, signature);
  });
};
