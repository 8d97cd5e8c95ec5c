import { expect, test } from "vitest";
import type { Json } from "./canonical.ts";
import { pagesOf, takePage } from "./checkpoint.ts";
import { addAttention } from "./fold.ts";
import { compactHeads } from "./heads.ts";
import { refoldState } from "./refold.ts";
import { createState } from "./state.ts";
import { aDevice, aMove, aNote, anEdit, pass, send, stateData, TEA, testDeps } from "./testing/device.ts";

/** A till whose last three entries the authority had not read when it cut it; `listener` has read them. */
const heardTooMuch = async () => {
  const [authority, till, listener] = [
    await aDevice("server", { kind: "server" }),
    await aDevice("till-1"),
    await aDevice("till-2"),
  ];
  await till.write(aMove({ counter: TEA, mint: 4 }), anEdit("tea", { name: "Tea" }));
  await send(till, authority);
  await till.write(
    aMove({ counter: TEA, spend: 1 }),
    anEdit("tea", { name: "Chai" }),
    anEdit("cup", { name: "Cup" }),
  );
  await send(till, listener);
  const heads = compactHeads(
    [...authority.state().logs.values()].filter(({ device }) => device === "till-1"),
  );
  const body = { device: "till-1", keeps: null, heads, heir: null, reason: "lost" };
  await authority.write(aNote("", { kind: "device.cut", scope: "org", body: body as unknown as Json }));
  return { authority, till, listener };
};

test("[FOLD-4] those who hold the state and its maps see what it became, and are told what differs", async () => {
  const { authority, till, listener } = await heardTooMuch();
  const { docs, counters } = listener.state();
  const products = docs.get("product");
  const changes: unknown[] = [];
  listener.replica.subscribe(({ docs: changed, counters: moved, refold }) =>
    changes.push({ changed, moved, refold }),
  );
  await pass(authority, listener, authority.log("org"));
  expect(changes).toEqual([
    {
      changed: [
        { doc: "product", id: "tea" },
        { doc: "product", id: "cup" },
      ],
      moved: [TEA],
      refold: true,
    },
  ]);
  expect([...(products ?? [])].map(([id, { fields }]) => [id, fields])).toEqual([["tea", { name: "Tea" }]]);
  expect(counters.get(TEA)).toMatchObject([{ log: till.log(), minted: 4, spent: 0 }]);
});

test("what is no outcome of folding stays as it was noted", async () => {
  const { authority, till, listener } = await heardTooMuch();
  const state = listener.state();
  const fork = {
    key: `log.forked:${till.log()}`,
    type: "log.forked",
    log: till.log(),
    seq: 9,
    kind: "",
    reason: "?",
  } as const;
  addAttention(state, fork);
  const log = state.logs.get(till.log());
  if (log !== undefined) log.stopped = true;
  await pass(authority, listener, authority.log("org"));
  expect(state.attention.get(fork.key)).toEqual(fork);
  expect(state.logs.get(till.log())?.stopped).toBe(true);
});

test("[FOLD-3] folding again begins with the pages a replica began with, and says when those hold what is void", async () => {
  const { authority, till, listener } = await heardTooMuch();
  const fresh = await aDevice("till-3");
  await send(authority, fresh);
  const pages = [...pagesOf(fresh.state())];
  const tooLate = [...pagesOf(listener.state())];
  const newcomer = await aDevice("till-4");
  await send(till, newcomer);
  await send(authority, newcomer);
  await send(newcomer, authority);
  for (const [taken, whole] of [
    [pages, true],
    [tooLate, false],
  ] as const) {
    const deps = {
      ...testDeps(newcomer.store),
      base: async (foreseen: Parameters<typeof createState>[1]) => {
        const state = createState([], foreseen);
        for (const page of taken) takePage(state, page);
        return { state, covers: 0 };
      },
    };
    expect((await refoldState(deps, newcomer.state())).whole).toBe(whole);
    if (whole) expect(stateData(newcomer.state())).toEqual(stateData(authority.state()));
  }
});
