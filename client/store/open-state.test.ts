import { expect, test } from "vitest";
import type { Json } from "../../shared/core/canonical.ts";
import { pagesOf } from "../../shared/core/checkpoint.ts";
import { compactHeads, missingFrom } from "../../shared/core/heads.ts";
import { createReplica } from "../../shared/core/replica.ts";
import { createMemoryStore, type EntryStore } from "../../shared/core/store.ts";
import {
  aDevice,
  aMove,
  aNote,
  anEdit,
  NOON,
  send,
  stateData,
  TEA,
  type TestDevice,
  testDeps,
} from "../../shared/core/testing/device.ts";
import { createMemoryChunks } from "../testing/memory-chunks.ts";
import { storeBootstrap } from "./bootstrap.ts";
import { createCheckpointer } from "./checkpointer.ts";
import { openState, readBase } from "./open-state.ts";

let names = 0;
const newId = (): string => `chunk-${++names}`;

const linesOf = async function* (authority: TestDevice) {
  const pages = [...pagesOf(authority.state())].map((page) => JSON.stringify(page));
  yield* [...pages, `{"type":"end","pages":${pages.length}}`];
};

/** A till's storage that began with the server's pages, opened anew each time. */
const aProfile = async (authority: TestDevice) => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore() as EntryStore];
  await storeBootstrap(chunks, linesOf(authority), newId);
  const open = async () => {
    const deps = { ...testDeps(store), chunks, indexed: [] };
    const { state, arrived, base, needsBootstrap } = await openState(deps);
    let whole = true;
    const replica = createReplica({
      ...deps,
      state,
      arrived,
      now: () => NOON,
      base: readBase(deps),
      notWhole: () => {
        whole = false;
      },
    });
    const checkpointer = createCheckpointer({ chunks, state, base, newId, arrived: replica.arrived });
    replica.subscribe(checkpointer.note);
    return { replica, state, save: checkpointer.save, needsBootstrap, isWhole: () => whole };
  };
  return { chunks, open };
};

const hear = async (
  from: TestDevice,
  { replica }: Pick<Awaited<ReturnType<Awaited<ReturnType<typeof aProfile>>["open"]>>, "replica">,
) => {
  for (const { log, after } of missingFrom(from.state().logs.values(), replica.heads())) {
    const batch = await from.replica.read(log, after, 100, 100_000);
    if (batch !== null) await replica.admit(batch);
  }
};

const cut = (authority: TestDevice) => {
  const heads = compactHeads(
    [...authority.state().logs.values()].filter(({ device }) => device === "till-1"),
  );
  const body = { device: "till-1", keeps: null, heads, heir: null, reason: "lost" } as unknown as Json;
  return authority.write(aNote("", { kind: "device.cut", scope: "org", body }));
};

/** The profile has heard more of till 1 than the authority, and kept a checkpoint of it, when the authority cuts it. */
const heardTooMuch = async () => {
  const [authority, till] = [await aDevice("server", { kind: "server" }), await aDevice("till-1")];
  await till.write(aMove({ counter: TEA, mint: 4 }), anEdit("tea", { name: "Tea" }));
  await send(till, authority);
  const profile = await aProfile(authority);
  await till.write(
    aMove({ counter: TEA, spend: 3 }),
    anEdit("tea", { name: "Chai" }),
    anEdit("cup", { name: "Cup" }),
  );
  const first = await profile.open();
  await hear(till, first);
  await first.save();
  await cut(authority);
  await send(till, authority);
  return { authority, profile, first };
};

test("[FOLD-4] a till that began with the server's pages folds again from them when it hears of a cut", async () => {
  const { authority, profile, first } = await heardTooMuch();
  expect(first.state.docs.get("product")?.size).toBe(2);
  await hear(authority, first);
  expect(stateData(first.state)).toEqual(stateData(authority.state()));
  await first.save();
  const second = await profile.open();
  expect(stateData(second.state)).toEqual(stateData(authority.state()));
  expect([first.isWhole(), second.needsBootstrap]).toEqual([true, false]);
});

test("[FOLD-4] the cut is heard and the till dies before its next checkpoint: it opens as it was", async () => {
  const { authority, profile, first } = await heardTooMuch();
  await hear(authority, first);
  const second = await profile.open();
  expect(stateData(second.state)).toEqual(stateData(authority.state()));
  await second.save();
  expect(stateData((await profile.open()).state)).toEqual(stateData(authority.state()));
});

test("[FOLD-4] a till whose first pages are gone asks for new ones", async () => {
  const { authority, profile, first } = await heardTooMuch();
  const current = await profile.chunks.current();
  await profile.chunks.remove(current?.began?.filter((id) => !current.chunks.includes(id)) ?? []);
  await hear(authority, first);
  expect(first.isWhole()).toBe(false);
  expect(first.state.docs.get("product")?.size).toBe(2);
  expect((await profile.open()).needsBootstrap).toBe(true);
});

/** The profile wrote a product of its own after the pages, kept a checkpoint, and lost a page of it. */
const tornProfile = async (which: "newer" | "all") => {
  const [authority, till] = [await aDevice("server", { kind: "server" }), await aDevice("till-1")];
  await authority.write(anEdit("tea", { name: "Tea" }));
  const profile = await aProfile(authority);
  const first = await profile.open();
  await till.write(anEdit("cup", { name: "Cup" }));
  await hear(till, first);
  await first.save();
  const wanted = stateData(first.state);
  const { chunks = [], began = [] } = (await profile.chunks.current()) ?? {};
  await profile.chunks.remove(
    which === "all" ? [...chunks, ...began] : chunks.filter((id) => !began.includes(id)),
  );
  return { profile, wanted };
};

test("[FOLD-3] a checkpoint with a page missing is made again from the pages the till began with and its entries", async () => {
  const { profile, wanted } = await tornProfile("newer");
  const opened = await profile.open();
  expect([stateData(opened.state), opened.needsBootstrap]).toEqual([wanted, false]);
  await opened.save();
  const again = await profile.open();
  expect([stateData(again.state), again.needsBootstrap]).toEqual([wanted, false]);
});

test("[FOLD-3] without the pages it began with the till has what its entries say, and asks for the server's", async () => {
  const { profile } = await tornProfile("all");
  const opened = await profile.open();
  expect([...(opened.state.docs.get("product")?.keys() ?? [])]).toEqual(["cup"]);
  expect(opened.needsBootstrap).toBe(true);
});
