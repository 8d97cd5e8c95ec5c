import { barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import type { RunningSession } from "../../../shared/sync/run.ts";
import type { HeadlessTill } from "../../headless/till.ts";
import { sameHeads } from "../../replay/run.ts";
import { emptyTally, sellBasket } from "../../replay/selling.ts";
import { type Contender, everyPair } from "./contender.ts";
import { openScreens, openTills, stockShop } from "./shop.ts";

/** SaudaFlow's own tills: real signatures, every entry verified, the frames they would say to each other. */
export const ours: Contender = {
  name: "SaudaFlow",
  note: "memory, Ed25519 signatures made and verified; stock by rights; bytes of frames as a link packs them",
  open: async (goods, count) => {
    const tills = await openTills(count);
    const tally = emptyTally();
    let bytes = 0;
    const pairs = everyPair(count).map(([a, b]) =>
      join(tills[a] as HeadlessTill, tills[b] as HeadlessTill, (frame) => {
        bytes += Buffer.byteLength(frame);
      }),
    );
    const meet = () => deliver(tills, pairs);
    await openScreens(tills);
    await meet();
    await stockShop(tills, goods);
    await meet();
    return {
      meet,
      sell: async (till, codes) => {
        const before = tally.sold;
        await sellBasket(tills[till] as HeadlessTill, codes, tally);
        return tally.sold > before;
      },
      stock: async (till) =>
        new Map(goods.map(({ code }) => [code, stockAt(tills[till] as HeadlessTill, code)])),
      sales: async (till) => salesAt(tills[till] as HeadlessTill),
      bytes: () => bytes,
      close: async () => {
        for (const { a, b } of pairs) for (const session of [a, b]) session.stop();
      },
    };
  },
};

interface Pair {
  readonly a: RunningSession;
  readonly b: RunningSession;
  readonly toA: string[];
  readonly toB: string[];
}

/** Two tills whose frames wait until they meet. */
const join = (a: HeadlessTill, b: HeadlessTill, said: (frame: string) => void): Pair => {
  const [toA, toB]: [string[], string[]] = [[], []];
  const carry = (queue: string[]) => ({
    send: (frame: string) => {
      said(frame);
      queue.push(frame);
    },
    close: () => undefined,
  });
  return { a: a.talk(carry(toB)), b: b.talk(carry(toA)), toA, toB };
};

/** Delivers frames until all tills have read as far as each other and nobody has a word left. */
const deliver = async (tills: readonly HeadlessTill[], pairs: readonly Pair[]): Promise<void> => {
  const isQuiet = () => pairs.every(({ toA, toB }) => toA.length + toB.length === 0);
  while (!(isQuiet() && tills.every((till) => sameHeads(till, tills)))) {
    for (const { a, b, toA, toB } of pairs) {
      for (const frame of toA.splice(0)) a.receive(frame);
      for (const frame of toB.splice(0)) b.receive(frame);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const stockAt = ({ view }: HeadlessTill, code: string): number => {
  const [product = ""] = view.find("product", "barcodes", barcodeKey(code) ?? code);
  return view.counter(`stock/b1/${product}` as Parameters<typeof view.counter>[0]).value / 1_000;
};

/** Counts the sales in what the till would pass on. */
const salesAt = async ({ replica }: HeadlessTill): Promise<number> => {
  let sales = 0;
  for (const { id, head } of replica.state.logs.values()) {
    for (let after = 0; after < head; ) {
      const batch = await replica.read(id, after, 1_000, 10_000_000);
      if (batch === null) break;
      sales += batch.entries.filter((text) => text.includes('"kind":"sale.completed"')).length;
      after += batch.entries.length;
    }
  }
  return sales;
};
