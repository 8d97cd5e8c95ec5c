import { expect, test, vi } from "vitest";
import { createHidScanner } from "./hid-scanner.ts";
import { attachHidScanner } from "./hid-scanner-dom.ts";

/** A text field as far as the scanner looks at one. */
class FakeField extends EventTarget {
  value: string;
  selectionStart: number;
  readonly dataset: Record<string, string>;
  constructor(value: string, dataset: Record<string, string> = {}) {
    super();
    this.value = value;
    this.selectionStart = value.length;
    this.dataset = dataset;
  }
  setSelectionRange(start: number): void {
    this.selectionStart = start;
  }
}

const aPage = (first: EventTarget, listener: Parameters<typeof attachHidScanner>[2]) => {
  const page = new EventTarget();
  let focused = first;
  let at = 0;
  const reached: string[] = [];
  const detach = attachHidScanner(page, createHidScanner(), listener);
  page.addEventListener("keydown", (event) => reached.push((event as KeyboardEvent).code));
  const press = (code: string, gap = 5) => {
    at += gap;
    const event = new Event("keydown", { cancelable: true });
    const fields = { code, shiftKey: false, ctrlKey: false, altKey: false, timeStamp: at, target: focused };
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
    page.dispatchEvent(event);
    if (focused instanceof FakeField && !event.defaultPrevented && code.startsWith("Digit")) {
      focused.value += code.slice(5);
    }
    return event;
  };
  const type = (text: string, gap?: number) => {
    for (const digit of text) press(`Digit${digit}`, gap);
  };
  const focus = (next: EventTarget) => {
    focused = next;
  };
  return { press, type, focus, reached, detach };
};

test("a field that a key has just moved the focus to gets every character typed into it", () => {
  const field = new FakeField("");
  const page = aPage(new EventTarget(), { onScan: vi.fn() });
  page.press("Slash");
  page.focus(field);
  page.type("1", 5);
  page.type("920", 45);
  expect(field.value).toBe("1920");
});

test("a scan whose first key moved the focus into a field leaves that field as it was", () => {
  const onScan = vi.fn();
  const field = new FakeField("was");
  const page = aPage(new EventTarget(), { onScan });
  page.press("Slash");
  page.focus(field);
  page.type("48700012");
  page.press("Enter");
  expect(field.value).toBe("was");
  expect(onScan).toHaveBeenCalledOnce();
});

test("a scan over a text field leaves what was typed before it", () => {
  const onScan = vi.fn();
  const field = new FakeField("");
  const inputs = vi.fn();
  field.addEventListener("input", inputs);
  const page = aPage(field, { onScan });
  page.type("12", 200);
  page.press("Digit4", 300);
  page.type("8700012");
  const enter = page.press("Enter");
  expect(field.value).toBe("12");
  expect(field.selectionStart).toBe(0);
  expect(inputs).toHaveBeenCalledOnce();
  expect(enter.defaultPrevented).toBe(true);
  expect(page.reached).not.toContain("Enter");
  expect(onScan).toHaveBeenCalledExactlyOnceWith({
    text: "48700012",
    symbology: null,
    typed: 8,
    startedAt: expect.any(Number),
  });
});

test("a field that asks for it is filled with the code", () => {
  const onScan = vi.fn();
  const field = new FakeField("old", { scan: "fill" });
  const page = aPage(field, { onScan });
  page.type("48700012");
  page.press("Enter");
  expect(field.value).toBe("48700012");
  expect(onScan).not.toHaveBeenCalled();
});

test("a person's Enter submits", () => {
  const page = aPage(new FakeField(""), { onScan: vi.fn() });
  page.type("4870", 120);
  expect(page.press("Enter", 120).defaultPrevented).toBe(false);
  expect(page.reached).toContain("Enter");
});

test("outside a field a burst does not press the screen's keys", () => {
  const page = aPage(new EventTarget(), { onScan: vi.fn() });
  page.type("48700012");
  page.press("Enter");
  expect(page.reached.length).toBeLessThanOrEqual(2);
});

test("a pause ends a code when a timer is given", () => {
  const onScan = vi.fn();
  let silence = () => {};
  const after = (_milliseconds: number, run: () => void) => {
    silence = run;
    return () => {
      silence = () => {};
    };
  };
  const field = new FakeField("");
  const page = aPage(field, { onScan, after });
  page.type("48700012");
  silence();
  expect(onScan).toHaveBeenCalledOnce();
  expect(field.value).toBe("");
});

test("nothing is heard after detaching", () => {
  const onScan = vi.fn();
  const page = aPage(new EventTarget(), { onScan });
  page.detach();
  page.type("48700012");
  page.press("Enter");
  expect(onScan).not.toHaveBeenCalled();
});
