import { expect, test } from "vitest";
import { missingHere, stockAge, stockView } from "./stock-view.ts";

test.each([
  { value: 12_000, rights: 5_000, policy: "strict", state: "free", elsewhere: 7_000 },
  { value: 12_000, rights: 0, policy: "strict", state: "elsewhere", elsewhere: 12_000 },
  { value: 0, rights: 0, policy: "strict", state: "out", elsewhere: 0 },
  { value: -3_000, rights: 0, policy: "strict", state: "out", elsewhere: 0 },
  { value: 0, rights: 0, policy: "flexible", state: "flexible", elsewhere: 0 },
] as const)(
  "$value on hand, $rights here, $policy: $state",
  ({ value, rights, policy, state, elsewhere }) => {
    expect(stockView({ value, rights }, { policy })).toEqual({
      onHand: value,
      held: rights,
      elsewhere,
      state,
    });
  },
);

test.each([
  { held: 2_000, policy: "strict", wanted: 5_000, missing: 3_000 },
  { held: 5_000, policy: "strict", wanted: 5_000, missing: 0 },
  { held: 0, policy: "flexible", wanted: 5_000, missing: 0 },
] as const)("$wanted wanted of $held, $policy: $missing missing", ({ held, policy, wanted, missing }) => {
  expect(missingHere(stockView({ value: held, rights: held }, { policy }), { policy }, wanted)).toBe(missing);
  expect(missingHere(null, { policy }, wanted)).toBe(0);
});

test.each([
  { server: "connected", lastHeard: 5, age: { type: "now" } },
  { server: "offline", lastHeard: 5, age: { type: "since", at: 5 } },
  { server: "connecting", lastHeard: null, age: { type: "never" } },
] as const)("$server, heard $lastHeard: $age.type", ({ server, lastHeard, age }) => {
  expect(stockAge({ server, lastHeard })).toEqual(age);
});
