import { type Keystroke, keystrokeCharacter } from "./us-layout.ts";

/** One code read by a scanner that types like a keyboard. */
export interface Scan {
  /** What the label holds, GS1 separators as U+001D, without the AIM prefix. */
  readonly text: string;
  /** AIM symbology identifier without its bracket (`C1` GS1-128, `d2` GS1 DataMatrix …), when the scanner sends one. */
  readonly symbology: string | null;
  /** Characters the burst put into a focused text field, in case they have to be taken out again. */
  readonly typed: number;
  /** When the first key of the burst came, on the clock of events: what was typed from then on was the scanner's. */
  readonly startedAt: number;
}

/**
 * What the keystroke just fed turned out to be:
 * `ignored` not a scanner's; `started` perhaps the first key of a burst, so remember what the focused field holds;
 * `continued` quick enough to go on; `bursting` too quick for fingers; `separator` a control key inside a code;
 * `scanned` the end of a code; `suffix` what a scanner sends after its Enter. The last three are never the
 * screen's business: they must not submit, hold a sale or move focus.
 */
export type ScanStep =
  | { readonly type: "ignored" | "started" | "continued" | "bursting" | "separator" | "suffix" }
  | { readonly type: "scanned"; readonly scan: Scan };

export interface HidScanner {
  readonly feed: (stroke: Keystroke) => ScanStep;
  /** Ends the burst as a suffix would, for scanners that send none: call after `PAUSE_MS` of silence. */
  readonly pause: () => ScanStep;
}

export const PAUSE_MS = 60;

/**
 * Tells a scanner from a person by rhythm: at least four characters, on average no more than 35 ms apart and
 * never more than 80 ms, then Enter or Tab. Characters are read from `event.code` as on a US layout, which is what
 * scanners type, so a Cyrillic layout or Caps Lock changes nothing. Holds only the current burst.
 */
export const createHidScanner = (): HidScanner => {
  let burst = emptyBurst();
  let suffixUntil = Number.NEGATIVE_INFINITY;

  const finish = (at: number): ScanStep => {
    const finished = closeAltCode(burst);
    burst = emptyBurst();
    if (!isScan(finished)) return { type: "ignored" };
    suffixUntil = at + MAX_GAP_MS;
    return { type: "scanned", scan: toScan(finished) };
  };

  const endLine = (at: number): ScanStep => {
    if (burst.strokes > 0 && at - burst.lastAt <= MAX_GAP_MS) return finish(at);
    burst = emptyBurst();
    return { type: at <= suffixUntil ? "suffix" : "ignored" };
  };

  const feed = (stroke: Keystroke): ScanStep => {
    if (MODIFIERS.has(stroke.code)) {
      if (stroke.code.startsWith("Alt")) burst = closeAltCode(burst);
      return { type: "ignored" };
    }
    const at = stroke.timeStamp;
    if (isSuffix(stroke)) return endLine(at);
    suffixUntil = Number.NEGATIVE_INFINITY; // any other key in between was pressed by a person
    const inTime = burst.strokes > 0 && at - burst.lastAt <= MAX_GAP_MS;
    const input = readStroke(stroke, inTime && averageGap(burst, at) <= MAX_AVERAGE_GAP_MS);
    if (input !== null) burst = extend(inTime ? burst : emptyBurst(), input, at);
    else burst = emptyBurst();
    return { type: input === null ? "ignored" : inTime ? stepWithin(burst, input) : "started" };
  };

  return { feed, pause: () => finish(burst.lastAt) };
};

const MIN_CHARACTERS = 4;
const MAX_AVERAGE_GAP_MS = 35;
const MAX_GAP_MS = 80;
const GROUP_SEPARATOR = "\u001d";
const MODIFIERS: ReadonlySet<string> = new Set([
  "ShiftLeft",
  "ShiftRight",
  "ControlLeft",
  "ControlRight",
  "AltLeft",
  "AltRight",
  "CapsLock",
  "NumLock",
]);

interface Burst {
  readonly text: string;
  /** Digits of an Alt code (`Alt`+`0029`) still being typed. */
  readonly altDigits: string;
  readonly typed: number;
  readonly strokes: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

type ScannerInput =
  | { readonly type: "character"; readonly text: string }
  | { readonly type: "separator" }
  | { readonly type: "altDigit"; readonly digit: string };

const emptyBurst = (): Burst => ({ text: "", altDigits: "", typed: 0, strokes: 0, firstAt: 0, lastAt: 0 });

/** Scanners that end lines as Windows does send Enter, then Ctrl+J. */
const isSuffix = ({ code, ctrlKey }: Keystroke): boolean =>
  code === "Enter" ||
  code === "NumpadEnter" ||
  code === "Tab" ||
  (ctrlKey && (code === "KeyJ" || code === "KeyM"));

/** `null`: no scanner types this. F8 is a separator only inside a burst; elsewhere it is the screen's own key. */
const readStroke = (stroke: Keystroke, midBurst: boolean): ScannerInput | null => {
  if (stroke.repeat === true || stroke.metaKey === true) return null;
  if (stroke.code === "F8" && midBurst) return { type: "separator" };
  if (stroke.ctrlKey) return stroke.code === "BracketRight" ? { type: "separator" } : null;
  const text = keystrokeCharacter(stroke);
  if (!stroke.altKey) return text === null ? null : { type: "character", text };
  return /^Numpad\d$/.test(stroke.code) ? { type: "altDigit", digit: stroke.code.slice(-1) } : null;
};

const extend = (burst: Burst, input: ScannerInput, at: number): Burst => {
  const firstAt = burst.strokes === 0 ? at : burst.firstAt;
  const timed = { ...burst, strokes: burst.strokes + 1, firstAt, lastAt: at };
  if (input.type === "altDigit") return { ...timed, altDigits: timed.altDigits + input.digit };
  const closed = closeAltCode(timed);
  if (input.type === "separator") return { ...closed, text: closed.text + GROUP_SEPARATOR };
  return { ...closed, text: closed.text + input.text, typed: closed.typed + 1 };
};

/** Some scanners type every character as an Alt code; the number is its ASCII code. */
const closeAltCode = (burst: Burst): Burst => {
  if (burst.altDigits === "") return burst;
  const code = Number(burst.altDigits);
  const text = code > 0 && code < 128 ? String.fromCharCode(code) : "";
  return { ...burst, altDigits: "", text: burst.text + text, typed: burst.typed + 1 };
};

const stepWithin = (burst: Burst, input: ScannerInput): "separator" | "bursting" | "continued" => {
  if (input.type === "separator") return "separator";
  const fast = burst.strokes >= 3 && rhythm(burst) <= MAX_AVERAGE_GAP_MS;
  return fast ? "bursting" : "continued";
};

/** The average gap once a stroke at `at` has joined the burst. */
const averageGap = (burst: Burst, at: number): number => (at - burst.firstAt) / burst.strokes;

const rhythm = ({ firstAt, lastAt, strokes }: Burst): number => (lastAt - firstAt) / (strokes - 1);

const isScan = (burst: Burst): boolean =>
  burst.text.length >= MIN_CHARACTERS && rhythm(burst) <= MAX_AVERAGE_GAP_MS;

/** AIM identifiers (ISO/IEC 15424): `]`, a letter naming the symbology, a modifier. */
const AIM_PREFIX = /^\]([A-Za-z][0-9A-Za-z])/;

const toScan = ({ text, typed, firstAt: startedAt }: Burst): Scan => {
  const symbology = AIM_PREFIX.exec(text)?.[1] ?? null;
  return { text: symbology === null ? text : text.slice(3), symbology, typed, startedAt };
};
