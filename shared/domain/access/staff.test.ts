import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import type { StaffId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import { foreignBranch, isLastOwner, loginHolder, mayGrant, readStaff, type Staff } from "./staff.ts";

const view = aView({
  staff: {
    s1: { name: "Aigul", role: "owner", login: "aigul", active: true, "branches/*": true },
    s2: {
      name: "Bota",
      role: "owner",
      login: "bota",
      active: false,
      "branches/b2": true,
      "branches/b1": true,
    },
  },
});

const staff = (id: string) => {
  const doc = view.doc("staff", id);
  if (doc === undefined) throw new Error(id);
  return readStaff(id as StaffId, doc);
};

test("what a ticket needs is read from the document", () => {
  expect(staff("s1")).toMatchObject({ name: "Aigul", branches: "*", active: true });
  expect(staff("s2")).toMatchObject({ branches: ["b1", "b2"], active: false });
});

test.each([
  ["owner", "owner", true],
  ["owner", "seller", true],
  ["admin", "manager", true],
  ["admin", "admin", false],
  ["admin", "owner", false],
])("[ACCESS-5] an %s may make someone %s: %s", (giver, role, may) => {
  expect(mayGrant({ role: giver } as Ticket, role)).toBe(may);
});

test.each([
  { mine: "*", given: "*", had: [], foreign: null },
  { mine: ["b1"], given: ["b1"], had: [], foreign: null },
  { mine: ["b1"], given: ["b1", "b2"], had: [], foreign: "b2" },
  { mine: ["b1"], given: ["b1", "b2"], had: ["b2"], foreign: null },
  { mine: ["b1"], given: "*", had: ["b1"], foreign: "*" },
  { mine: ["b1"], given: "*", had: "*", foreign: null },
])("[ACCESS-5] working in $mine and giving $given to someone of $had", ({ mine, given, had, foreign }) => {
  const person = { branches: mine } as Ticket;
  expect(foreignBranch(person, given as Staff["branches"], had as Staff["branches"])).toBe(foreign);
});

test("[ACCESS-6] an owner who has left does not count", () => {
  expect(isLastOwner(view, "s1" as StaffId)).toBe(true);
  expect(isLastOwner(view, "s2" as StaffId)).toBe(false);
});

test("[ACCESS-8] a login finds its holder, but not oneself", () => {
  expect(loginHolder(view, "bota", "s1")?.fields.name).toBe("Bota");
  expect(loginHolder(view, "bota", "s2")).toBeUndefined();
});
