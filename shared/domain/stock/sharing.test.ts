import { expect, test } from "vitest";
import type { CounterId, HolderId } from "../../core/ids.ts";
import { mintEffects } from "./sharing.ts";

const counter = "stock/b1/p1" as CounterId;
const among = { others: ["t0.1x" as HolderId], step: 1_000, sells: true };

test("[STOCK-2] a shortage is paid off before anything is shared", () => {
  expect(mintEffects(counter, 10_000, 4_000, among)).toEqual([
    { counter, mint: 10_000 },
    { counter, settle: 4_000 },
    { counter, give: 3_000, to: "t0.1x" },
  ]);
  expect(mintEffects(counter, 2_000, 4_000, among)).toEqual([
    { counter, mint: 2_000 },
    { counter, settle: 2_000 },
  ]);
});
