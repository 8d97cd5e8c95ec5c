import { expect, test } from "vitest";
import type { State } from "./state.ts";
import { createState } from "./state.ts";
import { stateHash } from "./state-hash.ts";
import { digestHex } from "./testing/crypto.ts";
import { aDevice, aMove, anEdit, TEA } from "./testing/device.ts";

const hashOf = (state: State) => stateHash(state, { digestHex });
const first12 = (text: string) => BigInt(`0x${digestHex(text).slice(0, 12)}`);
const sum = (...texts: string[]) =>
  texts
    .reduce((total, text) => total + first12(text), 0n)
    .toString(16)
    .padStart(16, "0");

test("[FOLD-5] the hash is a sum over documents and cells, spelt so that SQL can do the same", async () => {
  const till = await aDevice("till-1");
  await till.write(anEdit("p1", { name: 'a "tea"', "codes/2": true, "codes/1": true }));
  await till.write(anEdit("p1", { price: null, "codes/2": null }));
  await till.write(aMove({ counter: TEA, mint: 9 }, { counter: TEA, give: 2, to: "till-3.1aaaa" as never }));
  await till.write(aMove({ counter: TEA, give: 1, to: "till-2.1aaaa" as never }, { counter: TEA, spend: 3 }));
  const [one, two] = (await till.store.since(1, 2)).map(({ text }) => JSON.parse(text).stamp as string);
  const product = [
    `product\tp1\tcodes/1\t${one}\ttrue`,
    `product\tp1\tcodes/2\t${two}\tnull`,
    `product\tp1\tname\t${one}\t"a \\"tea\\""`,
    `product\tp1\tprice\t${two}\tnull`,
  ].join("\n");
  const cell = [TEA, till.log(), 9, 3, 0, 0, "till-2.1aaaa:1,till-3.1aaaa:2"].join("\t");
  expect(hashOf(till.state())).toBe(sum(product, cell));
});

test("[FOLD-5] any difference shows, and nothing is nothing", async () => {
  expect(hashOf(createState())).toBe("0000000000000000");
  const hashes = new Set<string>();
  const till = await aDevice("till-1");
  const deeds = [
    anEdit("p1", { a: 1 }),
    anEdit("p1", { a: 1 }),
    anEdit("p2", { a: 1 }),
    anEdit("p2", { "a/1": true }),
  ];
  const moves = [
    aMove({ counter: TEA, mint: 1 }),
    aMove({ counter: TEA, spend: 1 }),
    aMove({ counter: TEA, beyond: 1, why: "override" }),
  ];
  for (const draft of [...deeds, ...moves]) {
    await till.write(draft);
    hashes.add(hashOf(till.state()));
  }
  expect(hashes.size).toBe(deeds.length + moves.length);
});
