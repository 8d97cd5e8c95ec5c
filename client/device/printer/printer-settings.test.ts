import { expect, test } from "vitest";
import { createPrinterChoice, readPrinterSettings } from "./printer-settings.ts";

const USUAL = {
  way: "browser",
  paperWidth: 80,
  letters: "picture",
  pageNumber: null,
  baudRate: 9_600,
  network: "",
  drawer: false,
  auto: false,
};

const aStorage = (text: string | null = null) => {
  let kept = text;
  const setItem = (_: string, next: string): void => {
    kept = next;
  };
  return { getItem: () => kept, setItem };
};

test.each([
  [null, USUAL],
  ["nonsense", USUAL],
  ["7", USUAL],
  [
    '{"paperWidth":58,"way":"usb","letters":"rk1048"}',
    { ...USUAL, paperWidth: 58, way: "usb", letters: "rk1048" },
  ],
  ['{"paperWidth":57,"way":"pigeon","pageNumber":999}', USUAL],
])("%j is read as what it can be", (text, settings) => {
  expect(readPrinterSettings(aStorage(text))).toEqual(settings);
});

test("what is chosen is there after a restart", () => {
  const storage = aStorage();
  const choice = createPrinterChoice(storage);
  choice.change({ way: "network", network: "front" });
  choice.change({ drawer: true });
  expect(choice.settings.value).toEqual({ ...USUAL, way: "network", network: "front", drawer: true });
  expect(readPrinterSettings(storage)).toEqual(choice.settings.value);
});
