import type { Batch } from "../../../shared/core/admission.ts";
import type { Scope } from "../../../shared/core/ids.ts";
import { ownBatches } from "../../../sync-server/testing/till.ts";
import type { Experiment, Run } from "../experiment.ts";
import { type HostileLog, openHostileLog, scopeOfText } from "./hostile-log.ts";
import { type InnerServer, startInnerServer } from "./inner-server.ts";
import { judgeFuzzed, watchHeap } from "./judge-fuzzed.ts";
import { mutateText } from "./mutate.ts";
import { requestsToSpoil, type Spoilable } from "./requests.ts";

const SLOW_MS = 5_000;
const TELL_EVERY = 20_000;
/** A log is given up after so many entries in it: its opening is worth spoiling too. */
const LOG_LENGTH = 200;

/** Requests that no client would make: spoilt in every part, and pushes of spoilt entries that a device truly signed. */
export const bodiesFuzzed: Experiment = {
  name: "fuzzed-bodies",
  breaks:
    "HTTP bodies, paths, queries and tokens spoilt at random; entries spoilt and signed by their own device",
  times: { full: 400_000, short: 4_000 },
  run: async (run) => {
    const inner = await startInnerServer(run);
    const requests = await requestsToSpoil(inner);
    const hostile = await hostileLogs(run, inner);
    const checkHeap = watchHeap(run);
    const began = performance.now();
    let tokens = await inner.tokens();
    for (let i = 1; i <= run.times; i++) {
      if (i % 2_000 === 0) tokens = await inner.tokens();
      if (i % TELL_EVERY === 0) run.say(`${i} requests, ${perSecond(i, began)} a second`);
      if (run.random.below(3) === 0) await pushHostile(run, inner, hostile, tokens.device);
      else await askSpoilt(run, inner, run.random.pick(requests), tokens);
    }
    run.count("requests a second", perSecond(run.times, began));
    checkHeap();
    await judgeFuzzed(run, inner);
  },
};

const perSecond = (times: number, began: number): number =>
  Math.round((times / (performance.now() - began)) * 1_000);

type Tokens = Awaited<ReturnType<InnerServer["tokens"]>>;

const askSpoilt = async (
  run: Run,
  inner: InnerServer,
  { method, path, body, who }: Spoilable,
  tokens: Tokens,
): Promise<void> => {
  const { random } = run;
  const spoils = random.below(10);
  const token = who === "nobody" ? "" : tokens[who];
  const headers: Record<string, string> = {
    "content-type": spoils === 0 ? asHeader(mutateText("application/json", random)) : "application/json",
    authorization: asHeader(`Bearer ${spoils === 1 ? mutateText(token, random) : token}`),
    ...(random.below(4) === 0 && { "idempotency-key": asHeader(mutateText("key-0000-0001", random)) }),
  };
  const at = body === null || spoils === 2 ? asPath(mutateText(path, random)) : path;
  await ask(run, inner, at, {
    method,
    headers,
    ...(body !== null && { body: mutateText(body, random) }),
  });
};

/** What a header may hold at all: anything else never leaves a client. */
const asHeader = (text: string): string => text.replaceAll(/[^\t\x20-\x7e]/g, "").slice(0, 8_000);

/** The same for a path. */
const asPath = (text: string): string =>
  `/${encodeURI(Buffer.from(text, "utf8").toString("utf8")).replace(/^\/+/, "").slice(0, 8_000)}`;

const ask = async (run: Run, inner: InnerServer, path: string, init: RequestInit): Promise<Answer | null> => {
  const began = performance.now();
  const answer = await inner.request(path, init);
  const text = await answer.text();
  const took = performance.now() - began;
  run.count(`answers ${Math.floor(answer.status / 100)}xx`);
  run.greatest("slowest answer, ms", Math.round(took));
  const told = `${init.method} ${path.slice(0, 200)} ${String(init.body ?? "").slice(0, 600)}`;
  if (answer.status >= 500)
    run.violated("nothing breaks the server", `${answer.status} ${told} ${inner.complaints().slice(0, 800)}`);
  if (took > SLOW_MS) run.violated("nothing hangs the server", `${Math.round(took)} ms ${told}`);
  if (answer.status >= 400 && answer.headers.get("content-type") !== "application/problem+json")
    run.violated("every refusal has a name", `${answer.status} ${told}`);
  return { status: answer.status, text };
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A hostile log for each scope that a till writes; begun anew when it is worn out. */
const hostileLogs = async (run: Run, { till, device }: InnerServer): Promise<() => HostileLog> => {
  const texts = (await ownBatches(till)).flatMap(({ entries }) => entries);
  const fields = (text: string) => JSON.parse(text) as Record<string, unknown>;
  const signIn = texts.map(fields).find(({ kind }) => kind === "log.signed-in");
  const byScope = new Map<Scope, Record<string, unknown>[]>();
  for (const text of texts) {
    const scope = scopeOfText(text);
    if (scope === null || /"kind":"log\./.test(text)) continue;
    byScope.set(scope, [...(byScope.get(scope) ?? []), fields(text)]);
  }
  const scopes = [...byScope.keys()];
  const open = (scope: Scope): HostileLog =>
    openHostileLog(device, scope, signIn ?? {}, byScope.get(scope) ?? [], run.random);
  const logs = new Map(scopes.map((scope) => [scope, { log: open(scope), tries: 0 }]));
  return () => {
    const scope = run.random.pick(scopes);
    const current = logs.get(scope);
    if (current !== undefined && current.tries++ < LOG_LENGTH) return current.log;
    const fresh = { log: open(scope), tries: 0 };
    logs.set(scope, fresh);
    return fresh.log;
  };
};

const pushHostile = async (
  run: Run,
  inner: InnerServer,
  hostile: () => HostileLog,
  token: string,
): Promise<void> => {
  const log = hostile();
  const batch: Batch = await log.next();
  const answer = await ask(run, inner, "/v1/sync/push", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ batches: [batch] }),
  });
  if (answer?.status !== 200) return;
  const { heads, refused } = JSON.parse(answer.text) as PushAnswer;
  log.admitted(heads[batch.log] ?? 0);
  run.count(refused.length === 0 ? "signed entries admitted" : `signed entries refused: ${refused[0]?.type}`);
};

interface PushAnswer {
  readonly heads: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly type: string }[];
}
