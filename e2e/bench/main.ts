import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BenchBrowser, openBenchBrowser } from "./browser.ts";
import { decode } from "./decode.ts";
import type { Figure } from "./figure.ts";
import { firstScreen } from "./first-screen.ts";
import { ingest } from "./ingest.ts";
import { machine } from "./machine.ts";
import { besideOthers } from "./mesh/compare.ts";
import { links } from "./mesh/links.ts";
import { pricing } from "./pricing.ts";
import { productList } from "./products.ts";
import { roundTrip } from "./round-trip.ts";
import { withBenchServer } from "./server.ts";
import { coldStart, firstReplication, heap, payToDurable } from "./storage.ts";
import { tenTasks } from "./tasks/ten-tasks.ts";
import { tillScreen } from "./till/till.ts";
import { zOfManySales } from "./z-report.ts";

type Bench = (browser: () => Promise<BenchBrowser>) => Promise<readonly Figure[]>;

/** Every benchmark by the name it is asked for. */
const benches: Readonly<Record<string, Bench>> = {
  "cold-start": async (browser) => [
    await coldStart(await browser(), 10_000),
    await coldStart(await browser(), 100_000),
  ],
  "first-replication": async (browser) => firstReplication(await browser()),
  pay: async (browser) => [await payToDurable(await browser())],
  till: tillScreen,
  tasks: tenTasks,
  "round-trip": () => withBenchServer(roundTrip),
  ingest: () => withBenchServer(ingest),
  "first-screen": firstScreen,
  products: () => withBenchServer(productList),
  pricing,
  "z-report": zOfManySales,
  links,
  decode,
  "beside-others": besideOthers,
  heap: async (browser) => [await heap(await browser())],
};

/** `bench [name…] [--json file]`: prints one JSON object. Ends with 1 only when a benchmark broke, never for a slow figure. */
const main = async (argv: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { json: { type: "string" } },
  });
  const names = positionals.length === 0 ? Object.keys(benches) : positionals;
  const unknown = names.find((name) => benches[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`No benchmark "${unknown}"; there are ${Object.keys(benches).join(", ")}`);
  const figures: Figure[] = [];
  const broken: Record<string, string> = {};
  const opened: BenchBrowser[] = [];
  const browser = async () => {
    if (opened[0] === undefined) opened.push(await openBenchBrowser());
    return opened[0] as BenchBrowser;
  };
  for (const name of names) {
    try {
      const taken = (await benches[name]?.(browser)) ?? [];
      figures.push(...taken);
      for (const figure of taken) console.error(inWords(figure));
    } catch (error) {
      broken[name] = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.error(`${name}: ${broken[name]}`);
    }
  }
  for (const each of opened) await each.close();
  const report = JSON.stringify({ machine: machine(), figures, broken }, null, 2);
  if (values.json !== undefined) writeFileSync(values.json, `${report}\n`);
  console.log(report);
  process.exitCode = Object.keys(broken).length === 0 ? 0 : 1;
};

const inWords = ({ name, value, unit, ratio, goal, met }: Figure): string =>
  `${met ? "met   " : "MISSED"} ${name}: ${value} ${unit}${ratio === undefined ? "" : `, ratio ${ratio}`} (goal ${goal})`;

await main(process.argv.slice(2));
