export type Separator = "," | ";" | "\t" | "|";

/** One record of a file. `line` is the line it starts on, from 1. */
export type CsvRecord =
  | { readonly type: "cells"; readonly line: number; readonly end: number; readonly cells: readonly string[] }
  /** A quote that never closes, or text after a closing quote: only this line is given up. */
  | { readonly type: "broken"; readonly line: number; readonly end: number; readonly start: string };

/** The separator used most evenly in the first lines, a comma when nothing tells. */
export const detectSeparator = (text: string): Separator => {
  const lines = sampleLines(text);
  let best: Separator = ",";
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => countOutsideQuotes(line, separator));
    const first = counts[0] ?? 0;
    const even = counts.filter((count) => count === first).length;
    const score = first === 0 ? 0 : even * 100 + first;
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
};

/**
 * Reads records by RFC 4180, forgiving what spreadsheets do: CRLF, LF or CR, blanks lines skipped, a quote inside
 * an unquoted cell is just a character. A broken record costs its own line only; reading goes on with the next.
 * `end` is how much of the text has been read, for progress.
 */
export function* readRecords(text: string, separator: Separator): Generator<CsvRecord, void> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const raw = text.slice(at, lineEnd);
    if (!hasQuotedCell(raw, separator)) {
      at = afterBreak(text, lineEnd);
      if (raw.trim() !== "") yield { type: "cells", line, end: at, cells: raw.split(separator) };
      line += 1;
      continue;
    }
    const quoted = readQuoted(text, at, separator);
    at = quoted === undefined ? afterBreak(text, lineEnd) : quoted.end;
    if (quoted === undefined) yield { type: "broken", line, end: at, start: raw.slice(0, EXCERPT) };
    else yield { type: "cells", line, end: at, cells: quoted.cells };
    line += quoted === undefined ? 1 : quoted.lines;
  }
}

/** Writes one record, quoting only where needed. */
export const writeRecord = (cells: readonly string[], separator: Separator): string =>
  cells
    .map((cell) => (needsQuotes(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);

/**
 * Makes text harmless in a spreadsheet: what would be taken for a formula (`=`, `+`, `-`, `@` or a control
 * character in front) gets an apostrophe (OWASP, CSV injection). `revive` takes it off again.
 */
export const neutralise = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const revive = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

const SEPARATORS: readonly Separator[] = [",", ";", "\t", "|"];
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const EXCERPT = 60;
const SAMPLE_LINES = 20;
const SAMPLE_CHARS = 20_000;

const sampleLines = (text: string): readonly string[] =>
  text
    .slice(0, SAMPLE_CHARS)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);

const countOutsideQuotes = (line: string, separator: Separator): number =>
  line.replace(/"(?:[^"]|"")*"?/g, "").split(separator).length - 1;

/** One scan for both kinds of break: looking for each apart would read the whole rest of a file that lacks one. */
const endOfLine = (text: string, from: number): number => {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = from;
  return breaks.test(text) ? breaks.lastIndex - 1 : text.length;
};

const afterBreak = (text: string, end: number): number =>
  text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;

const hasQuotedCell = (raw: string, separator: Separator): boolean =>
  raw.includes('"') && (raw.startsWith('"') || raw.includes(`${separator}"`));

interface QuotedRecord {
  readonly cells: readonly string[];
  readonly end: number;
  /** How many lines of the file the record spans. */
  readonly lines: number;
}

/** Reads cell by cell from `start`; `undefined` when a quote does not close where a cell may end. */
const readQuoted = (text: string, start: number, separator: Separator): QuotedRecord | undefined => {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
    if (cell === undefined) return undefined;
    cells.push(cell.value);
    at = cell.end;
    if (text[at] === separator) at += 1;
    else if (at >= text.length || text[at] === "\n" || text[at] === "\r") break;
    else return undefined;
  }
  return { cells, end: afterBreak(text, at), lines: countBreaks(text, start, at) + 1 };
};

const quotedCell = (text: string, open: number): { value: string; end: number } | undefined => {
  let close = text.indexOf('"', open + 1);
  let doubled = false;
  while (close !== -1 && text[close + 1] === '"') {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) return undefined;
  const value = text.slice(open + 1, close);
  return { value: doubled ? value.replaceAll('""', '"') : value, end: close + 1 };
};

const plainCell = (text: string, from: number, separator: Separator): { value: string; end: number } => {
  const lineEnd = endOfLine(text, from);
  const mark = text.slice(from, lineEnd).indexOf(separator);
  const end = mark === -1 ? lineEnd : from + mark;
  return { value: text.slice(from, end), end };
};

const countBreaks = (text: string, from: number, to: number): number =>
  text.slice(from, to).split(/\r\n|\n|\r/).length - 1;

const needsQuotes = (cell: string, separator: Separator): boolean =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell);
