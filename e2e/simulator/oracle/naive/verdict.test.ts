import { expect, test } from "vitest";
import { aRun, BRANCH, type EntryOver, SERVER, STOCK, type TicketOver } from "../testing/a-run.ts";
import { openTrial } from "../trial.ts";
import { rolesByPermission } from "./role-table.ts";

const verdictsOf = (run: ReturnType<typeof aRun>, log: string): readonly string[] =>
  (openTrial(run.evidence()).whole().verdicts.get(log) ?? []).map((verdict) =>
    verdict.outcome === "void" ? `void, ${verdict.why}` : verdict.outcome,
  );

const mint: EntryOver = { effects: [{ counter: STOCK, mint: 1 }] };

test.each<{
  what: string;
  role: string;
  kind: string;
  ticket?: TicketOver;
  over?: EntryOver;
  verdict: string;
}>([
  { what: "a permission", role: "operator", kind: "stock.received", over: mint, verdict: "effective" },
  { what: "no permission", role: "seller", kind: "stock.received", over: mint, verdict: "void, forbidden" },
  {
    what: "another branch",
    role: "operator",
    kind: "stock.received",
    ticket: { branches: ["b2"] },
    verdict: "void, forbidden",
  },
  { what: "the wrong scope", role: "owner", kind: "product.added", verdict: "void, forbidden" },
  {
    what: "an effect the kind never has",
    role: "owner",
    kind: "stock.shared",
    over: mint,
    verdict: "void, forbidden",
  },
  {
    what: "a document the kind never changes",
    role: "owner",
    kind: "sale.completed",
    over: { patches: [{ doc: "product", id: "tea", set: { price: 0 } }] },
    verdict: "void, forbidden",
  },
  {
    what: "nobody vouched for",
    role: "owner",
    kind: "sale.completed",
    over: { by: "x" },
    verdict: "void, forbidden",
  },
  {
    what: "no person at a till",
    role: "owner",
    kind: "sale.completed",
    over: { by: "system" },
    verdict: "void, forbidden",
  },
  { what: "no permission needed", role: "viewer", kind: "stock.shared", verdict: "effective" },
  { what: "an unknown kind", role: "owner", kind: "moon.landed", verdict: "unread" },
  { what: "a newer version", role: "owner", kind: "sale.completed", over: { v: 99 }, verdict: "unread" },
])("[FOLD-4] $what: $verdict", ({ role, kind, ticket, over, verdict }) => {
  const run = aRun();
  const log = run.open("till-1");
  run.signIn(log, "ann", role, ticket);
  run.write(log, kind, { by: "ann", ...over });
  expect(verdictsOf(run, log)).toEqual(["effective", "effective", verdict]);
});

test("[FOLD-4] of a person's tickets the newest counts, an old one shown again gives nothing back", () => {
  const run = aRun();
  const log = run.open("till-1");
  run.signIn(log, "ann", "viewer", { issuedAt: 2 });
  run.signIn(log, "ann", "seller", { issuedAt: 1 });
  run.write(log, "sale.completed", { by: "ann" });
  run.signIn(log, "ann", "seller", { issuedAt: 3 });
  run.write(log, "sale.completed", { by: "ann" });
  expect(verdictsOf(run, log).filter((_, i) => i === 3 || i === 5)).toEqual(["void, forbidden", "effective"]);
});

const withCut = (kind: string, body: Readonly<Record<string, unknown>>, device = SERVER) => {
  const run = aRun();
  const before = run.open("till-1", BRANCH, { epoch: "1aaaa" });
  run.signIn(before, "ann", "seller");
  run.write(before, "sale.completed", { by: "ann" });
  const log = run.open("till-1", BRANCH, { epoch: "2aaaa", continues: { log: before, seq: 3 } });
  run.signIn(log, "ann", "seller");
  run.write(log, "sale.completed", { by: "ann" });
  run.write(log, "sale.completed", { by: "ann" });
  const org = run.open(device, "org");
  run.write(org, kind, { body: { reason: "stolen", ...body } });
  return { run, before, log };
};

test("[COUNTER-6] exactly what lies beyond the cut is void; a log before is counted as far as it was continued", () => {
  const { run, before, log } = withCut("device.cut", {
    device: "till-1",
    keeps: null,
    heir: null,
    heads: { "till-1.2aaaa.b-b1": 3 },
  });
  expect(verdictsOf(run, before)).toEqual(["effective", "effective", "effective"]);
  expect(verdictsOf(run, log)).toEqual(["effective", "effective", "effective", "void, cut"]);
});

test("[COUNTER-6] what a cut neither names nor implies counts for nothing; the life that is kept goes on", () => {
  const cut = { device: "till-1", heir: null, heads: {} };
  const lost = withCut("device.cut", { ...cut, keeps: null });
  expect(verdictsOf(lost.run, lost.before)).toEqual(["effective", "effective", "void, cut"]);
  const kept = withCut("device.cut", { ...cut, keeps: "till-1.1aaaa" });
  expect(verdictsOf(kept.run, kept.log)).not.toContain("void, cut");
});

test("[COUNTER-6] only the authority cuts", () => {
  const body = { device: "till-1", keeps: null, heir: null, heads: {} };
  const { run, before } = withCut("device.cut", body, "till-2");
  expect(verdictsOf(run, before)).toEqual(["effective", "effective", "effective"]);
  expect(verdictsOf(run, "till-2.1aaaa.org")).toEqual(["effective", "void, forbidden"]);
});

test.each([
  { left: null, verdict: "void, cut" },
  { left: "viewer", verdict: "void, cut" },
  { left: "manager", verdict: "effective" },
])("[FOLD-4] a person cut down to $left: a deed beyond it is $verdict", ({ left, verdict }) => {
  const heads = { "till-1.2aaaa.b-b1": 3 };
  const { run, log } = withCut("person.cut", { staff: "ann", before: 5, heads, role: left, branches: "*" });
  expect(verdictsOf(run, log)).toEqual(["effective", "effective", "effective", verdict]);
});

test("[FOLD-4] a ticket issued after the cut restores", () => {
  const body = { staff: "ann", before: 1, heads: {}, role: null, branches: [] };
  const { run, log } = withCut("person.cut", body);
  expect(verdictsOf(run, log)).not.toContain("void, cut");
});

test("every permission of the table names someone", () => {
  for (const roles of Object.values(rolesByPermission)) expect(roles).toContain("owner");
});
