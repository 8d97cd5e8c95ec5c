import { type BenchBrowser, heapBytes } from "./browser.ts";
import { atMost, type Figure, median, percentile, ratioAtLeast, ratioAtMost, round } from "./figure.ts";

const ROUNDS = 7;
/** The peer takes most of a minute. */
const PEER_ROUNDS = 2;

/** From a closed database to sellable, against the same chunks read and parsed raw; both in browsers just started. */
export const coldStart = async (browser: BenchBrowser, products: number): Promise<Figure> => {
  const name = `cold-${products}`;
  await browser.fresh((call) => call("replicate", name, browser.streamUrl(products)));
  const measured: number[] = [];
  const floor: number[] = [];
  const searchable: number[] = [];
  const opening: number[] = [];
  await rounds(async () => {
    const started = await browser.fresh((call) => call("coldStart", name));
    if (started.products !== products) throw new Error(`${started.products} products`);
    measured.push(started.ms);
    searchable.push(started.searchable);
    opening.push(started.opening);
    floor.push((await browser.fresh((call) => call("rawStart", name))).ms);
  });
  return ratioAtMost(
    {
      name: `cold start to sellable, ${products} products`,
      value: round(median(measured)),
      unit: "ms",
      against: { what: "opening, reading and parsing the same chunks raw", value: round(median(floor)) },
      detail: {
        ...spread(measured),
        rounds: ROUNDS,
        openingTheLibrary: round(median(opening)),
        searchIndexOnTop: round(median(searchable)),
      },
    },
    2,
  );
};

/** First contact: the server's stream fetched, stored and opened, against fetching it alone, and against the library's own way. */
export const firstReplication = async (browser: BenchBrowser): Promise<readonly Figure[]> => {
  const products = 100_000;
  const url = browser.streamUrl(products);
  const measured: Awaited<ReturnType<typeof replicateOnce>>[] = [];
  const floor: number[] = [];
  const peer: number[] = [];
  const replicateOnce = (name: string) => browser.fresh((call) => call("replicate", name, url));
  await browser.fresh((call) => call("transfer", url));
  await rounds(async (i) => {
    const replicated = await replicateOnce(`first-${i}`);
    if (replicated.products !== products) throw new Error(`${replicated.products} products`);
    measured.push(replicated);
    floor.push((await browser.fresh((call) => call("transfer", url))).ms);
    if (i < PEER_ROUNDS) peer.push((await browser.fresh((call) => call("peerReplication", products))).ms);
  });
  const part = (name: "ms" | "opening" | "storing" | "reading") =>
    round(median(measured.map((each) => each[name])));
  const transfer = round(median(floor));
  return [
    atMost(
      {
        name: `first replication beyond transfer, ${products} products`,
        value: round(part("ms") - transfer),
        unit: "ms",
        against: { what: "fetch and text of the same stream", value: transfer },
        ratio: round(part("ms") / transfer, 2),
        detail: {
          whole: part("ms"),
          openingTheLibrary: part("opening"),
          fetchingAndStoring: part("storing"),
          reading: part("reading"),
          ...spread(measured.map(({ ms }) => ms)),
          rounds: ROUNDS,
        },
      },
      1_000,
    ),
    ratioAtLeast(
      {
        name: `RxDB's own replication by ours, ${products} products`,
        value: round(median(peer)),
        unit: "ms",
        against: {
          what: "our first replication without transfer, as the peer pulls from memory",
          value: round(part("ms") - transfer),
        },
        detail: { rounds: PEER_ROUNDS, ...spread(peer), ourWholeWithTransfer: part("ms") },
      },
      40,
    ),
  ];
};

/** From the command to durable, on a till with 100,000 products, sale after sale. */
export const payToDurable = async (browser: BenchBrowser): Promise<Figure> => {
  const name = "pay";
  await browser.fresh((call) => call("replicate", name, browser.streamUrl(100_000)));
  const durable: number[] = [];
  const floor: number[] = [];
  for (let i = 0; i < 3; i++) {
    const round = await browser.fresh((call) => call("pay", name, 100));
    durable.push(...round.durable);
    floor.push(...round.floor);
  }
  const [p50, rawP50] = [median(durable), median(floor)];
  return atMost(
    {
      name: "pay to durable, p95",
      value: round(percentile(durable, 0.95)),
      unit: "ms",
      against: {
        what: "one raw strict IndexedDB put of the same text, p95",
        value: round(percentile(floor, 0.95)),
      },
      ratio: round(p50 / rawP50, 2),
      detail: { p50: round(p50), rawP50: round(rawP50), ratioOf: "medians", sales: durable.length, lines: 5 },
    },
    25,
  );
};

/** JavaScript heap of a page that holds the state and the search index of 100,000 products, garbage collected. */
export const heap = async (browser: BenchBrowser): Promise<Figure> => {
  const name = "heap";
  await browser.fresh((call) => call("replicate", name, browser.streamUrl(100_000)));
  const [before, after] = await browser.fresh(async (call, page) => {
    const empty = await heapBytes(page.context(), page);
    await call("hold", name);
    return [empty, await heapBytes(page.context(), page)];
  });
  return atMost(
    {
      name: "JavaScript heap, 100000 products",
      value: round(after / 1e6),
      unit: "MB",
      detail: { beforeOpening: round(before / 1e6), holds: "documents, counters, look-ups, search index" },
    },
    120,
  );
};

const rounds = async (task: (i: number) => Promise<void>): Promise<void> => {
  for (let i = 0; i < ROUNDS; i++) await task(i);
};

const spread = (values: readonly number[]) => ({
  least: round(Math.min(...values)),
  most: round(Math.max(...values)),
});
