import { expect, test } from "vitest";
import { z } from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import type { Context, Decision } from "./command.ts";
import { command } from "./command.ts";
import { type Actor, runCommand } from "./run-command.ts";
import { aDevice, aMove, aPerson, NOON, TEA } from "./testing/device.ts";

interface SoldOut {
  readonly type: "SoldOut";
  readonly left: number;
}

const seen: Context[] = [];

const sellTea = command({
  permission: "tea.sell",
  args: z.strictObject({ cups: z.int().positive() }),
  decide: (view, { cups }, context): Result<Decision<string>, { [K in keyof SoldOut]: SoldOut[K] }> => {
    seen.push(context);
    const { rights } = view.counter(TEA);
    if (cups > rights) return err({ type: "SoldOut", left: rights });
    return ok({
      drafts: [aMove({ counter: TEA, spend: cups })],
      result: `${context.written("note.made") + 1}`,
    });
  },
});

const aTill = async () => {
  const till = await aDevice("till-1", { branch: "b1" as never });
  await till.write(aMove({ counter: TEA, mint: 3 }));
  const person = await aPerson("anna");
  const actor: Actor = {
    writer: till.writer,
    person,
    now: () => NOON,
    newId: () => "id-1",
    may: ({ role }, permission, branch) => role === "seller" && permission === "tea.sell" && branch === "b1",
  };
  return { till, actor, sell: (args: unknown, by = actor) => runCommand(till.replica, by, sellTea, args) };
};

test("[WRITE-2] a command that may be done is decided, written by its person, and answered", async () => {
  const { till, actor, sell } = await aTill();
  expect(await sell({ cups: 2 })).toEqual({ ok: true, value: "2" });
  const last = JSON.parse((await till.store.since(0, 99)).at(-1)?.text ?? "");
  expect(last).toMatchObject({ by: "anna", effects: [{ counter: TEA, spend: 2 }] });
  expect(seen.at(-1)).toMatchObject({
    at: NOON,
    person: actor.person.ticket,
    device: "till-1",
    holder: till.writer.holder,
    epoch: till.writer.epoch,
    branch: "b1",
    code: "T1",
  });
  expect(seen.at(-1)?.newId()).toBe("id-1");
});

test.each<[string, unknown, object]>([
  ["more than there is", { cups: 4 }, { type: "SoldOut", left: 3 }],
  ["no amount", {}, { type: "BadArgs", field: "cups" }],
  ["a negative amount", { cups: -1 }, { type: "BadArgs", field: "cups" }],
  ["nothing at all", undefined, { type: "BadArgs", field: "" }],
  ["more than it takes", { cups: 1, sugar: true }, { type: "BadArgs" }],
])("a command given %s writes nothing and says why", async (_, args, error) => {
  const { till, sell } = await aTill();
  expect(await sell(args)).toMatchObject({ ok: false, error });
  expect(till.replica.arrived()).toBe(2);
});

test("[FOLD-4] a person without the permission writes nothing", async () => {
  const { till, actor, sell } = await aTill();
  const cook = await aPerson("cook", { role: "cook" });
  expect(await sell({ cups: 1 }, { ...actor, person: cook })).toEqual(
    err({ type: "NotAllowed", permission: "tea.sell" }),
  );
  expect(till.replica.arrived()).toBe(2);
});

test("[WRITE-1] commands at once are decided one after another: the last cup is sold once", async () => {
  const { sell } = await aTill();
  const sold = await Promise.all([1, 2, 1, 1].map((cups) => sell({ cups })));
  expect(sold.map((result) => (result.ok ? result.value : result.error.type))).toEqual([
    "2",
    "3",
    "SoldOut",
    "SoldOut",
  ]);
});
