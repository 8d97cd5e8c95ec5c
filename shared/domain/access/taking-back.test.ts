import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import { addCut, createCuts, type PersonCut } from "../../core/cut.ts";
import type { LogId, OrgId, StaffId } from "../../core/ids.ts";
import type { Stamp } from "../../core/stamp.ts";
import type { Staff } from "./staff.ts";
import { cutMoment, cutOwed, type Standing, standingOf } from "./taking-back.ts";

const person = { staff: "s1" as StaffId };
const ticket = (issuedAt: number, role = "seller"): Ticket => ({
  org: "o" as OrgId,
  name: "S",
  branches: "*",
  ...person,
  role,
  issuedAt,
});
const cut = (before: number, role: string | null): PersonCut => ({
  ...person,
  before,
  role,
  branches: role === null ? [] : "*",
  heads: {},
  reason: "",
  log: "server.1test.org" as LogId,
  seq: before,
  stamp: String(before).padStart(5, "0") as Stamp,
});
const SELLER: Standing = { role: "seller", branches: "*" };
const MANAGER: Standing = { role: "manager", branches: "*" };
const GONE: Standing = { role: null, branches: [] };

test.each<[string, readonly PersonCut[], readonly Ticket[], Standing, boolean, Standing | null]>([
  ["who never had a ticket", [], [], SELLER, false, null],
  ["who has what they should", [], [ticket(1)], SELLER, false, null],
  ["somebody demoted", [], [ticket(1, "manager")], SELLER, false, SELLER],
  [
    "somebody demoted who signed in since elsewhere",
    [],
    [ticket(1, "manager"), ticket(2)],
    SELLER,
    false,
    SELLER,
  ],
  ["somebody dismissed", [], [ticket(1)], GONE, false, GONE],
  ["somebody dismissed whose tickets nobody has shown", [], [], GONE, true, GONE],
  ["somebody dismissed twice", [cut(5, null)], [ticket(1)], GONE, true, null],
  ["somebody dismissed who got a ticket meanwhile", [cut(5, null)], [ticket(7)], GONE, true, GONE],
  ["somebody who came back", [cut(5, null)], [ticket(1)], SELLER, true, null],
  ["somebody who came back and signed in", [cut(5, null)], [ticket(1), ticket(9)], SELLER, false, null],
  ["somebody promoted after a cut", [cut(5, "seller")], [ticket(1)], MANAGER, false, MANAGER],
  ["the same change again", [cut(5, "manager")], [ticket(1)], MANAGER, true, null],
])("[ACCESS-11] %s", (_name, known, tickets, wanted, changed, owed) => {
  const cuts = createCuts();
  for (const one of known) addCut(cuts, one);
  expect(cutOwed(cuts, person, tickets, wanted, changed)).toEqual(owed);
});

test("[ACCESS-11] what the books leave a person", () => {
  const staff: Staff = {
    id: person.staff,
    name: "S",
    role: "seller",
    login: "s",
    active: true,
    branches: "*",
  };
  expect(standingOf(staff)).toEqual(SELLER);
  expect(standingOf({ ...staff, active: false })).toEqual(GONE);
  expect(standingOf(null)).toEqual(GONE);
});

test("a cut comes after every ticket given, whatever the clock says", () => {
  expect(cutMoment([ticket(50), ticket(70)], 60)).toBe(71);
  expect(cutMoment([ticket(50)], 60)).toBe(60);
});
