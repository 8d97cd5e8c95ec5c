import { expect, test } from "vitest";
import { createScanSource } from "./scan-source.ts";

test("the latest subscriber gets the scan, and the one before it again afterwards", () => {
  const source = createScanSource();
  const heard: string[] = [];
  source.subscribe(({ text }) => heard.push(`screen ${text}`));
  const close = source.subscribe(({ text }) => heard.push(`dialog ${text}`));
  source.push({ text: "1" });
  close();
  close();
  source.push({ text: "2" });
  expect(heard).toEqual(["dialog 1", "screen 2"]);
});

test("a scan nobody waits for is nobody's", () => {
  expect(() => createScanSource().push({ text: "1" })).not.toThrow();
});
