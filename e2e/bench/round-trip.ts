import type { HeadlessTill } from "../headless/till.ts";
import { atMost, type Figure, percentile, round } from "./figure.ts";
import { addProducts, type BenchServer, openTill, sell, stockUp, until } from "./server.ts";

const SALES = 500;
const WARM_UP = 20;

/** From durable at one till to folded at the other, over real sockets, through the server's process and its database. */
export const roundTrip = async (server: BenchServer): Promise<readonly Figure[]> => {
  const [a, b] = [await openTill(server, "R1"), await openTill(server, "R2")];
  await a.connect(server.url);
  await b.connect(server.url);
  await addProducts(a, 200);
  const products = await stockUp(a, 200);
  await until(() => (b.replica.state.docs.get("product")?.size ?? 0) >= 200, "the catalog at the other till");
  await until(() => headOf(b, a) === headOf(a, a), "what was received at the other till");
  const times: number[] = [];
  for (let n = -WARM_UP; n < SALES; n++) {
    const ms = await travel(a, b, () => sell(a, products, n + WARM_UP));
    if (n >= 0) times.push(ms);
  }
  await a.disconnect();
  await b.disconnect();
  const [p50, p99] = [round(percentile(times, 0.5)), round(percentile(times, 0.99))];
  const detail = { sales: SALES, tills: 2, processes: "tills in one, server, database" };
  return [
    atMost({ name: "till to server to till, p50", value: p50, unit: "ms", detail }, 30),
    atMost({ name: "till to server to till, p99", value: p99, unit: "ms", detail }, 100),
  ];
};

/** Milliseconds from the moment the sale is durable at one till to the moment the other has folded it. */
const travel = async (from: HeadlessTill, to: HeadlessTill, act: () => Promise<void>): Promise<number> => {
  const next = headOf(from, from) + 1;
  const [written, arrived] = [reaches(from, from, next), reaches(to, from, next)];
  await act();
  return (await arrived) - (await written);
};

/** When a till holds that many entries of another's logs. */
const reaches = (till: HeadlessTill, of: HeadlessTill, head: number): Promise<number> =>
  new Promise((resolve) => {
    const stop = till.replica.subscribe(() => {
      if (headOf(till, of) < head) return;
      stop();
      resolve(performance.now());
    });
  });

const headOf = ({ replica }: HeadlessTill, { certificate }: HeadlessTill): number =>
  [...replica.state.logs.values()]
    .filter(({ device, scope }) => device === certificate.device && scope.startsWith("b-"))
    .reduce((sum, { head }) => sum + head, 0);
