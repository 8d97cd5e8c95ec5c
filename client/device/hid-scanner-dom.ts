import { type HidScanner, PAUSE_MS, type Scan, type ScanStep } from "./hid-scanner.ts";
import type { Keystroke } from "./us-layout.ts";

export interface HidScannerListener {
  readonly onScan: (scan: Scan) => void;
  /**
   * Only for scanners that send no suffix: runs `run` after `milliseconds` and returns how to call it off. Given,
   * a pause ends a code too.
   */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/**
 * Listens on `target` (the window) before anything else does. A burst that went into a focused text field is taken
 * out again and the field's value restored, and its Enter or Tab reaches nobody. A field marked `data-scan="fill"`
 * takes the code as its value instead of `onScan`. Returns how to stop.
 */
export const attachHidScanner = (
  target: EventTarget,
  scanner: HidScanner,
  { onScan, after }: HidScannerListener,
): (() => void) => {
  let field: FieldBefore | null = null;
  let callOffPause = () => {};

  const conclude = (step: ScanStep): void => {
    if (step.type !== "scanned") return;
    const before = field;
    field = null;
    if (before?.element.dataset.scan === "fill") setValue(before.element, step.scan.text);
    else {
      if (before !== null) restore(before);
      onScan(step.scan);
    }
  };

  const onKeyDown = (event: Event): void => {
    if (!isKeystroke(event)) return;
    const step = scanner.feed(event);
    // The first key of a burst may have moved the focus into a field, as / does to the search.
    if (step.type === "started" || (field === null && isWithinBurst(step))) field = fieldBefore(event.target);
    if (isSwallowed(step, field !== null)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    callOffPause();
    callOffPause = after?.(PAUSE_MS, () => conclude(scanner.pause())) ?? (() => {});
    conclude(step);
  };

  target.addEventListener("keydown", onKeyDown, { capture: true });
  return () => {
    callOffPause();
    target.removeEventListener("keydown", onKeyDown, { capture: true });
  };
};

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface FieldBefore {
  readonly element: TextField;
  readonly value: string;
  readonly selection: number | null;
}

const isKeystroke = (event: Event): event is Event & Keystroke => "code" in event && "shiftKey" in event;

const isWithinBurst = ({ type }: ScanStep): boolean => type === "continued" || type === "bursting";

/** Outside a text field the characters of a burst would press the screen's own keys, so they stop here too. */
const isSwallowed = ({ type }: ScanStep, inField: boolean): boolean =>
  type === "scanned" || type === "suffix" || type === "separator" || (type === "bursting" && !inField);

/** The field as it is now: the first character of a burst arrives only after its keydown. */
const fieldBefore = (target: EventTarget | null): FieldBefore | null =>
  isTextField(target) ? { element: target, value: target.value, selection: target.selectionStart } : null;

/** By shape, not by class, so that it also holds for fields of another document. */
const isTextField = (target: EventTarget | null): target is TextField =>
  target !== null && "value" in target && "selectionStart" in target;

const restore = ({ element, value, selection }: FieldBefore): void => {
  if (element.value === value) return;
  setValue(element, value);
  if (selection !== null) element.setSelectionRange(selection, selection);
};

const setValue = (element: TextField, value: string): void => {
  element.value = value;
  element.dispatchEvent(new Event("input", { bubbles: true }));
};
