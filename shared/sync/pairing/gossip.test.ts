import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId } from "../../core/ids.ts";
import { type Acquaintance, beginsFirst, mayPassOn, onOffer, strangersOf } from "./gossip.ts";

const id = (name: string) => name as DeviceId;
const till = (name: string, ...knows: string[]): Acquaintance => ({
  device: id(name),
  isTill: true,
  knows: knows.map(id),
});
const server = (...knows: string[]): Acquaintance => ({ ...till("server", ...knows), isTill: false });

test.each<[string, readonly Acquaintance[], Readonly<Record<string, string>>]>([
  ["nobody", [], {}],
  ["those of one till", [till("b", "a", "c", "d")], { c: "b", d: "b" }],
  ["not those already met", [till("b", "a", "c"), till("c", "b")], {}],
  ["those only the server sees", [server("b", "c"), till("b", "a")], { c: "server" }],
  ["through a till rather than the server", [server("c"), till("b", "c")], { c: "b" }],
])("there are to be met: %s", (_, acquaintances, expected) => {
  expect(Object.fromEntries(strangersOf(id("a"), acquaintances))).toEqual(expected);
});

const anyId = fc.stringMatching(/^[a-z]{3,6}$/).map(id);

test("of two that offer at once exactly one offer is answered", () => {
  fc.assert(
    fc.property(anyId, anyId, (a, b) => {
      fc.pre(a !== b);
      const verdicts = [onOffer(a, b, true), onOffer(b, a, true)].sort();
      expect(verdicts).toEqual(["answer", "ignore"]);
      expect(beginsFirst(a, b)).not.toBe(beginsFirst(b, a));
    }),
  );
});

test("an offer is answered by whoever has none of its own out", () => {
  expect([onOffer(id("a"), id("b"), false), onOffer(id("b"), id("a"), false)]).toEqual(["answer", "answer"]);
});

test.each([
  ["its author's words", "b", { from: "b", to: "c" }, true],
  ["words in another's name", "b", { from: "x", to: "c" }, false],
  ["words back to their author", "b", { from: "b", to: "b" }, false],
])("%s are passed on: %s %j %s", (_, from, { from: author, to }, may) => {
  expect(mayPassOn(id(from), { from: id(author), to: id(to) })).toBe(may);
});
