import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import type { BranchId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import { allBranches, branchFor, readBranch } from "./branch.ts";

const at = (branch: string | null, branches: "*" | string[]) => ({
  branch: branch as BranchId | null,
  person: { branches } as Ticket,
});

test.each([
  { context: at("b1", "*"), wanted: undefined, expected: { ok: true, value: "b1" } },
  { context: at("b1", "*"), wanted: "b2", expected: { ok: true, value: "b2" } },
  { context: at(null, "*"), wanted: "b2", expected: { ok: true, value: "b2" } },
  { context: at(null, "*"), wanted: undefined, expected: { ok: false, error: { type: "NoBranch" } } },
  {
    context: at("b1", ["b1"]),
    wanted: "b2",
    expected: { ok: false, error: { type: "NotInBranch", branch: "b2" } },
  },
])("[ACCESS-4] in $context.branch wanting $wanted", ({ context, wanted, expected }) => {
  expect(branchFor(context, wanted)).toEqual(expected);
});

test("branches are read with what they lack left empty, closed ones too", () => {
  const view = aView({ branch: { b1: { name: "North", open: true }, b2: { name: "South", open: false } } });
  expect(readBranch(view, "b1" as BranchId)).toEqual({ id: "b1", name: "North", address: "" });
  expect(readBranch(view, "b3" as BranchId)).toBeUndefined();
  expect([...allBranches(view)].sort()).toEqual(["b1", "b2"]);
});
