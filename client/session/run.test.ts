import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { commands } from "../../shared/commands.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import type { Person } from "../../shared/core/writer.ts";
import { testShop } from "../../shared/testing/shop.ts";
import type { TillReplica } from "../store/till-replica.ts";
import { readFacts } from "./facts.ts";
import { createRunCommand } from "./run.ts";

const openTill = async (role: string) => {
  const shop = await testShop();
  const product = await shop.addProduct({ name: "Tea" });
  await shop.syncAll();
  const till = shop.till();
  const person = signal<Person | null>(await shop.person(role));
  let writes = true;
  let ids = 0;
  const replica = Object.assign(Object.create(null), till.replica(), {
    writer: () => (writes ? till.writer() : null),
  }) as TillReplica;
  const run = createRunCommand({
    replica,
    person,
    commands,
    now: () => ++shop.clock.now as Instant,
    random: (length) => `x${++ids}`.padStart(length, "a"),
  });
  const stopWriting = () => {
    writes = false;
  };
  return { till, product, person, run, stopWriting };
};

test("a command runs as the person at the device and is durable when it is done", async () => {
  const { run, product, till } = await openTill("manager");
  const arrived = till.replica().arrived();
  expect((await run("stock.receive", { lines: [{ product, quantity: 2_000 }] })).ok).toBe(true);
  expect((await till.store.since(arrived, 10)).at(-1)?.kind).toBe("stock.received");
});

test.each([
  ["nobody at the device", "NotSignedIn"],
  ["another tab writing", "NotWriter"],
  ["a person who may not", "NotAllowed"],
  ["arguments that are none", "BadArgs"],
])("with %s nothing is written", async (what, error) => {
  const { run, product, till, person, stopWriting } = await openTill(
    error === "NotAllowed" ? "viewer" : "manager",
  );
  if (error === "NotSignedIn") person.value = null;
  if (error === "NotWriter") stopWriting();
  const quantity = (error === "BadArgs" ? "many" : 1_000) as number;
  const arrived = till.replica().arrived();
  expect(await run("stock.receive", { lines: [{ product, quantity }] })).toMatchObject({
    ok: false,
    error: { type: error },
  });
  expect(till.replica().arrived(), what).toBe(arrived);
});

test("facts of several kinds are one list, newest first", async () => {
  const { run, product, till } = await openTill("manager");
  for (let i = 0; i < 3; i++) {
    await run("stock.receive", { lines: [{ product, quantity: 5_000 }] });
    const tenders = [{ type: "card" as const, amount: 10_000 }];
    await run("sale.complete", { lines: [{ product, quantity: 1_000 }], tenders });
  }
  const rows = await till.store.since(0, 1_000);
  const latest = async (kind: string, before: number, limit: number) =>
    rows
      .filter((row) => row.kind === kind && row.n < before)
      .reverse()
      .slice(0, limit);
  const kinds = ["sale.completed", "stock.received"];
  const first = await readFacts(latest, { kinds, limit: 4 });
  expect(first.map(({ entry }) => entry.kind)).toEqual([...kinds, ...kinds]);
  const rest = await readFacts(latest, { kinds, before: first.at(-1)?.n ?? 0, limit: 4 });
  expect(rest.map(({ entry }) => entry.kind)).toEqual(kinds);
  expect(rest[0]?.entry.body).toMatchObject({ lines: [{ product }] });
});
