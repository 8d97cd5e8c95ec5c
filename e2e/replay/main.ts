import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barcodeKey } from "../../shared/domain/catalog/barcode.ts";
import { writeRecord } from "../../shared/domain/catalog/csv-records.ts";
import type { ProductRow } from "../../shared/domain/catalog/csv-row.ts";
import { startEmbedded } from "../../sync-server/store/embedded/embedded.ts";
import { createPool } from "../../sync-server/store/pool.ts";
import { openOffice } from "../headless/office.ts";
import { freePort } from "../support/free-port.ts";
import { startServerProcess } from "../support/server-process.ts";
import { drawBaskets, readBaskets, readGoods } from "./goods.ts";
import { duplicatedNumbers, hashOf, oversoldIn } from "./judge.ts";
import { type ReplayOptions, readOptions } from "./options.ts";
import { type Replayed, replay } from "./run.ts";
import { ledgerDifferences, type StockRow, serverHash, serverStock } from "./server-books.ts";

/** Replays real baskets on headless tills against a real server, and prints what came of it as one JSON object. */
const main = async (options: ReplayOptions): Promise<void> => {
  const goods = readGoods(options.products, options.stockPerProduct);
  const baskets = options.baskets === null ? drawBaskets(goods, options.seed) : readBaskets(options.baskets);
  const data = mkdtempSync(join(tmpdir(), "saudaflow-replay-"));
  const database = await startEmbedded({ dir: data });
  const port = await freePort();
  const server = await startServerProcess({
    port,
    data,
    program: "sync-server/main.ts",
    env: { DATABASE_URL: database.url, PORT: String(port) },
  });
  try {
    const started = performance.now();
    const replayed = await replay(server.url, await openOffice(server.url), options, goods, baskets);
    const seconds = (performance.now() - started) / 1_000;
    const report = await judge(database.url, options, replayed, seconds, spellings(goods));
    console.log(JSON.stringify(report, null, options.json ? 0 : 2));
    await Promise.all(replayed.tills.map((till) => till.disconnect()));
    process.exitCode =
      report.converged && report.ledgerEqualsCounters && report.oversold + report.receiptsDuplicated === 0
        ? 0
        : 1;
  } finally {
    await server.stop();
    await database.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const judge = async (
  databaseUrl: string,
  options: ReplayOptions,
  { tills, tally, backlog, catchUpSeconds }: Replayed,
  seconds: number,
  spelling: (barcode: string) => string,
) => {
  const pool = createPool(databaseUrl, 2);
  try {
    const hashes = [...tills.map(({ replica }) => hashOf(replica)), await serverHash(pool)];
    const stock = await serverStock(pool);
    const entries = entriesOf(tills);
    if (options.receipts !== null) writeReceipts(options.receipts, tally.receipts, spelling);
    if (options.stock !== null) writeStock(options.stock, stock, spelling);
    return {
      tills: tills.length,
      outage: options.outage,
      seed: options.seed,
      baskets: tally.baskets,
      sold: tally.sold,
      refused: tally.refused,
      lines: tally.lines,
      entries,
      converged: new Set(hashes).size === 1,
      stateHashes: hashes,
      ledgerEqualsCounters: (await ledgerDifferences(pool)) === 0,
      oversold: Math.max(
        ...tills.map(({ replica }) => oversoldIn(replica)),
        stock.filter(({ quantity }) => quantity < 0).length,
      ),
      receiptsDuplicated: duplicatedNumbers(tally.receipts),
      backlog,
      catchUpSeconds: round(catchUpSeconds),
      seconds: round(seconds),
      entriesPerSecond: Math.round(entries / seconds),
    };
  } finally {
    await pool.end();
  }
};

/** Entries of the tills' own logs, each counted at the till that wrote it. */
const entriesOf = (tills: Replayed["tills"]): number =>
  tills.reduce((sum, { replica, certificate }) => {
    const own = [...replica.state.logs.values()].filter(({ device }) => device === certificate.device);
    return sum + own.reduce((entries, { head }) => entries + head, 0);
  }, 0);

/** Barcodes as the file of products spells them: inside, every spelling is one key. */
const spellings = (goods: readonly ProductRow[]): ((barcode: string) => string) => {
  const textByKey = new Map<string, string>(
    goods.flatMap(({ barcodes }) => barcodes.map(({ key, text }) => [key, text])),
  );
  return (barcode) => textByKey.get(barcodeKey(barcode) ?? barcode) ?? barcode;
};

type Spelling = ReturnType<typeof spellings>;

const writeReceipts = (file: string, receipts: Replayed["tally"]["receipts"], spelling: Spelling): void => {
  const rows = receipts.map(({ till, number, time, barcode, quantity, price }) => [
    till,
    number,
    time,
    spelling(barcode),
    quantityText(quantity),
    (price / 100).toFixed(2),
  ]);
  writeFileSync(file, csv(["till", "number", "time", "barcode", "quantity", "price"], rows));
};

const writeStock = (file: string, stock: readonly StockRow[], spelling: Spelling): void =>
  writeFileSync(
    file,
    csv(
      ["barcode", "quantity"],
      stock.map(({ barcode, quantity }) => [spelling(barcode), quantityText(quantity)]),
    ),
  );

const csv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[head, ...rows].map((row) => writeRecord(row, ",")).join("\n")}\n`;

const quantityText = (thousandths: number): string => String(thousandths / 1_000);

const round = (seconds: number): number => Math.round(seconds * 100) / 100;

await main(readOptions(process.argv.slice(2)));
