import type { Office } from "../../headless/office.ts";
import type { Run } from "../experiment.ts";
import { type BusyTill, openBusyTill } from "./busy-till.ts";
import { keepPushing, openHttpTill, pushAll } from "./http-till.ts";
import type { Writer } from "./judge-server.ts";
import { keepCommanding, type OwnerCommands } from "./owner-commands.ts";
import { receive } from "./server-shop.ts";
import { until } from "./until.ts";

/** What keeps a server busy: tills over WebSockets, one over plain requests, and the owner's own commands. */
export interface Load {
  readonly writers: readonly Writer[];
  readonly commands: OwnerCommands;
  /** Waits until everybody has been promised something more. */
  readonly progress: () => Promise<void>;
  /** Ends selling, and waits until all is acknowledged. */
  readonly finish: () => Promise<void>;
}

const SOCKET_TILLS = 3;
const PIECES = 1_000_000;

export const startLoad = async (
  run: Run,
  url: string,
  office: Office,
  products: readonly string[],
): Promise<Load> => {
  const tills: BusyTill[] = [];
  for (let i = 1; i <= SOCKET_TILLS; i++) {
    const till = await openBusyTill({ url, office, code: `T${i}`, products, random: run.random });
    run.atEnd(till.hangUp);
    tills.push(till);
  }
  const http = await openHttpTill(url, office, "H1");
  await pushAll(http, url);
  await receive(office, products, PIECES); // all are known now, so all have their share
  const pushing = keepPushing(http, url, products);
  const commands = await keepCommanding(url, office.branch, products[0] ?? "");
  const endSelling = () => Promise.all([pushing, commands].map((kept) => kept.stop()));
  run.atEnd(() => Promise.all([endSelling(), ...tills.map((till) => till.stopSelling())]));
  for (const till of tills) till.start();
  const everybody = () => [
    ...tills.map(({ promised }) => sum(promised)),
    sum(http.promised),
    commands.done(),
  ];
  return {
    writers: [...tills, http],
    commands,
    progress: async () => {
      const before = everybody();
      await until(
        () =>
          `everybody is acknowledged more than ${before}: ${everybody()}, asked again ${commands.failed()}`,
        () => everybody().every((now, i) => now > (before[i] ?? 0)),
      );
    },
    finish: async () => {
      await Promise.all(tills.map((till) => till.stopSelling()));
      await endSelling();
      await pushAll(http, url);
      await until("all is acknowledged", () => tills.every((till) => till.unsent() === 0));
      run.count(
        "sales by WebSocket",
        tills.reduce((total, till) => total + till.sold(), 0),
      );
      run.count("requests that failed and were made again", pushing.failed() + commands.failed());
    },
  };
};

const sum = (promised: ReadonlyMap<string, number>): number => {
  let total = 0;
  for (const head of promised.values()) total += head;
  return total;
};
