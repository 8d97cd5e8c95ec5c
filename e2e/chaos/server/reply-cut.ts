import type { Experiment, Run } from "../experiment.ts";
import { startBreakableServer } from "../parts/breakable-server.ts";
import { openBusyTill } from "../parts/busy-till.ts";
import { type ByteCutter, startByteCutter, type Way } from "../parts/byte-cutter.ts";
import { type HttpTill, openHttpTill, pushAll } from "../parts/http-till.ts";
import { judgeServer } from "../parts/judge-server.ts";
import { openServerShop } from "../parts/server-shop.ts";
import { until } from "../parts/until.ts";

/** Connections end at one exact byte: of the answer to a push, of the push itself, and of what a WebSocket answers. */
export const replyCut: Experiment = {
  name: "reply-cut",
  breaks: "the connection cut at every byte of a push, of its answer, and of a WebSocket's acknowledgement",
  times: { full: 100_000, short: 25 },
  run: async (run) => {
    const server = await startBreakableServer(run);
    const { office, products } = await openServerShop(server.url, { goods: 1, pieces: 1_000_000 });
    const product = products[0] ?? "";
    const cutter = await startByteCutter(run, server.url);
    const http = await openHttpTill(server.url, office, "H1");
    for (const way of ["answer", "request"] as const)
      await cutPushes(run, http, cutter, server.url, product, way);
    const busy = await openBusyTill({ url: cutter.url, office, code: "W1", products, random: run.random });
    run.atEnd(busy.hangUp);
    await until("the till has goods", () => sellOne(busy.till, product));
    await cutAcknowledgements(run, busy, cutter, product);
    await judgeServer(server.pool, [http, busy], run);
  },
};

type Till = HttpTill["till"];

const sellOne = async (till: Till, product: string): Promise<boolean> => {
  const lines = [{ product, quantity: 1_000 }];
  const sold = await till.run("sale.complete", { lines, tenders: [{ type: "card", amount: 10_000 }] });
  return sold.ok;
};

/** Until the server has heard of the till, and the till has goods, settings and rights to sell. */
const readyToSell = async (http: HttpTill, url: string, product: string): Promise<void> => {
  await pushAll(http, url);
  await until("the till has goods", async () => {
    await http.pull();
    return sellOne(http.till, product);
  });
};

const cutPushes = async (
  run: Run,
  http: HttpTill,
  cutter: ByteCutter,
  url: string,
  product: string,
  way: Way,
): Promise<void> => {
  await readyToSell(http, url, product);
  const whole = await lengthOf(http, cutter, way);
  run.greatest(`bytes of a push's ${way}`, whole);
  for (const bytes of positions(run, whole)) {
    if (!(await sellOne(http.till, product))) throw new Error("Nothing left to sell");
    const body = (await http.pushBody()) ?? "";
    cutter.cutAfter(way, bytes);
    const status = await http.push(cutter.url, body).catch(() => 0);
    const isCut = cutter.disarm();
    run.count(isCut ? `${way}s cut` : `${way}s whole`);
    if (status === 200 && isCut)
      run.violated("a cut answer is no answer", `after ${bytes} of ${whole} bytes`);
    if (status >= 500) run.violated("nothing breaks the server", `${status} after ${bytes} bytes`);
    await pushAll(http, url);
  }
};

const lengthOf = async (http: HttpTill, cutter: ByteCutter, way: Way): Promise<number> => {
  const body = (await http.pushBody()) ?? "";
  cutter.passed(way);
  await http.push(cutter.url, body);
  return cutter.passed(way);
};

/** Longer than any acknowledgement of one log. */
const ACK_BYTES = 160;

const cutAcknowledgements = async (
  run: Run,
  busy: Awaited<ReturnType<typeof openBusyTill>>,
  cutter: ByteCutter,
  product: string,
): Promise<void> => {
  await until("all is acknowledged", () => busy.unsent() === 0);
  for (const bytes of positions(run, ACK_BYTES)) {
    cutter.cutAfter("answer", bytes);
    if (!(await sellOne(busy.till, product))) throw new Error("Nothing left to sell");
    await until("the sale is acknowledged", () => busy.unsent() === 0);
    run.count(cutter.disarm() ? "acknowledgements cut" : "acknowledgements whole");
  }
};

/** Every byte, or where the run is for fewer, some of them. */
const positions = ({ times, random }: Run, whole: number): readonly number[] => {
  const all = Array.from({ length: whole }, (_, i) => i);
  return times >= whole ? all : random.shuffle(all).slice(0, times);
};
