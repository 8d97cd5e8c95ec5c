import type { ProductRow } from "../../shared/domain/catalog/csv-row.ts";
import { importRow } from "../../shared/domain/catalog/import-rows.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import { createSigner, newId, nodeCrypto } from "../../sync-server/crypto.ts";
import type { Office } from "../headless/office.ts";
import { createHeadlessTill, type HeadlessTill } from "../headless/till.ts";
import type { ReplayOptions } from "./options.ts";
import { emptyTally, sellBasket, type Tally } from "./selling.ts";

const IMPORT_CHUNK = 250;

export interface Replayed {
  readonly tills: readonly HeadlessTill[];
  readonly tally: Tally;
  /** Entries written while cut off, and how long the server took to have them all, s. */
  readonly backlog: number;
  readonly catchUpSeconds: number;
}

/**
 * The day: tills open, the first receives the goods and shares the rights, baskets are dealt to tills at random; for
 * the outage's share of the day, in its middle, every till is cut off from everything. Then all sync.
 */
export const replay = async (
  url: string,
  office: Office,
  options: ReplayOptions,
  goods: readonly ProductRow[],
  baskets: readonly (readonly string[])[],
): Promise<Replayed> => {
  const tills = await openTills(url, office, options.tills);
  await receiveGoods(tills, office.branch, goods);
  await settle(tills);
  const tally = emptyTally();
  const random = createRandom(options.seed);
  const cutFrom = Math.floor((baskets.length * (1 - options.outage)) / 2);
  const cutTo = cutFrom + Math.floor(baskets.length * options.outage);
  let backlog = 0;
  let catchUpSeconds = 0;
  for (const [i, basket] of baskets.entries()) {
    if (i === cutFrom && cutTo > cutFrom) await Promise.all(tills.map((till) => till.disconnect()));
    if (i === cutTo && cutTo > cutFrom) {
      backlog = tills.reduce((sum, till) => sum + till.unsent(), 0);
      catchUpSeconds = await reconnect(tills, url);
    }
    await sellBasket(random.pick(tills), basket, tally);
  }
  if (cutTo === baskets.length && cutTo > cutFrom) {
    backlog = tills.reduce((sum, till) => sum + till.unsent(), 0);
    catchUpSeconds = await reconnect(tills, url);
  }
  await settle(tills);
  return { tills, tally, backlog, catchUpSeconds };
};

const openTills = async (url: string, office: Office, count: number): Promise<readonly HeadlessTill[]> => {
  const tills: HeadlessTill[] = [];
  for (let i = 1; i <= count; i++) {
    const key = createSigner();
    const enrolled = await office.enrol(`T${i}`, key.key);
    const deps = {
      crypto: nodeCrypto,
      sign: key.sign,
      now: Date.now,
      newId,
    };
    tills.push(await createHeadlessTill(deps, { ...enrolled, ticket: office.ticket }));
  }
  await Promise.all(tills.map((till) => till.connect(url)));
  await settle(tills);
  return tills;
};

const receiveGoods = async (
  [first]: readonly HeadlessTill[],
  branch: string,
  goods: readonly ProductRow[],
): Promise<void> => {
  for (let i = 0; i < goods.length; i += IMPORT_CHUNK) {
    const rows = goods.slice(i, i + IMPORT_CHUNK).map((row) => importRow(row));
    const imported = await first?.run("catalog.import", { rows, branch, file: "replay" });
    if (imported?.ok !== true) throw new Error(`Import refused: ${JSON.stringify(imported?.error)}`);
  }
};

const reconnect = async (tills: readonly HeadlessTill[], url: string): Promise<number> => {
  const started = performance.now();
  await Promise.all(tills.map((till) => till.connect(url)));
  await settle(tills);
  return (performance.now() - started) / 1_000;
};

/** Waits until the server has acknowledged everything and all tills have read as far as each other. */
export const settle = async (tills: readonly HeadlessTill[]): Promise<void> => {
  const isSettled = () => tills.every((till) => till.unsent() === 0 && sameHeads(till, tills));
  for (let rounds = 0; !isSettled(); rounds++) {
    if (rounds > 6_000) throw new Error("The tills did not settle within a minute");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export const sameHeads = (till: HeadlessTill, [first]: readonly HeadlessTill[]): boolean =>
  first !== undefined && shared(till) === shared(first);

/** Office logs are read by nobody but the office, so tills differ there. */
const shared = ({ replica }: HeadlessTill): string =>
  [...replica.state.logs.values()]
    .filter(({ scope }) => scope !== "office")
    .map(({ id, head }) => `${id} ${head}`)
    .sort()
    .join();
