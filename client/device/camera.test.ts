import { expect, test } from "vitest";
import type { CodeFormat, SeenCode } from "../workers/codes.ts";
import { createAgreement } from "./camera.ts";

const qr = (text: string): SeenCode => ({ text, format: "QRCode" });
const ean = (text: string): SeenCode => ({ text, format: "EAN13" as CodeFormat });

test.each([
  {
    what: "a QR code counts at once, and once",
    frames: [
      [0, qr("a")],
      [40, qr("a")],
    ],
    told: ["a"],
  },
  {
    what: "a barcode counts when two frames running agree",
    frames: [
      [0, ean("1")],
      [40, ean("1")],
    ],
    told: ["1"],
  },
  {
    what: "two misreadings between do not",
    frames: [
      [0, ean("1")],
      [40, ean("2")],
      [80, ean("3")],
    ],
    told: [],
  },
  {
    what: "held up for long it is still one look",
    frames: Array.from({ length: 50 }, (_, i) => [i * 100, qr("a")]),
    told: ["a"],
  },
  {
    what: "put away and shown again it counts again",
    frames: [
      [0, qr("a")],
      [2_000, qr("a")],
    ],
    told: ["a", "a"],
  },
  {
    what: "another code counts at once",
    frames: [
      [0, qr("a")],
      [40, qr("b")],
    ],
    told: ["a", "b"],
  },
  {
    what: "two codes side by side count once each",
    frames: Array.from({ length: 40 }, (_, i) => [i * 40, qr(i % 2 === 0 ? "a" : "b")]),
    told: ["a", "b"],
  },
  {
    what: "a clock set back hides nothing",
    frames: [
      [90_000, qr("a")],
      [10, qr("a")],
    ],
    told: ["a", "a"],
  },
] as { what: string; frames: [number, SeenCode][]; told: string[] }[])("$what", ({ frames, told }) => {
  let now = 0;
  const heard: string[] = [];
  const take = createAgreement(
    () => now,
    ({ text }) => heard.push(text),
  );
  for (const [at, code] of frames) {
    now = at;
    take(code);
  }
  expect(heard).toEqual(told);
});
