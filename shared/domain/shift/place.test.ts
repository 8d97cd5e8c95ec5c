import { expect, test } from "vitest";
import type { Context } from "../../core/command.ts";
import { placeOfTill } from "./place.ts";

const context = { code: "T1", branch: "b1", person: { branches: ["b1"] } };

test.each([
  [{}, { ok: true, value: "b1" }],
  [{ code: "" }, { ok: false, error: { type: "NotATill" } }],
  [{ branch: null }, { ok: false, error: { type: "NoBranch" } }],
  [{ branch: "b2" }, { ok: false, error: { type: "NotInBranch", branch: "b2" } }],
])("[SHIFT-1] a drawer stands where its till does: %j", (over, place) => {
  expect(placeOfTill({ ...context, ...over } as unknown as Context)).toEqual(place);
});
