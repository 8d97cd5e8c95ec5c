import { expect, test } from "vitest";
import { createDisplayFeed, type DisplayChannel, listenToTill } from "./channel.ts";
import type { DisplayState } from "./display-state.ts";

/** Windows on one channel: each hears the others, never itself. */
const aRoom = () => {
  const all = new Set<{ hear: (data: unknown) => void }>();
  const open = (): DisplayChannel => {
    const listeners: ((event: { readonly data: unknown }) => void)[] = [];
    const me = {
      hear: (data: unknown): void => {
        for (const listener of listeners) listener({ data });
      },
    };
    all.add(me);
    return {
      postMessage: (message) => {
        for (const other of all) if (other !== me) other.hear(structuredClone(message));
      },
      addEventListener: (_, listener) => void listeners.push(listener),
      close: () => void all.delete(me),
    };
  };
  return { open };
};

const state = (view: DisplayState["view"]): DisplayState => ({
  shop: "Dastarkhan",
  language: "kk",
  currency: "KZT",
  view,
});

test("a window hears each change, and one that opens later what stands now", () => {
  const { open } = aRoom();
  const feed = createDisplayFeed(open());
  const [early, late]: [string[], string[]] = [[], []];
  listenToTill(open(), ({ view }) => early.push(view.type));
  feed.show(state({ type: "idle" }));
  feed.show(state({ type: "paid", total: 100, change: 0 }));
  listenToTill(open(), ({ view }) => late.push(view.type));
  expect(early.slice(0, 2)).toEqual(["idle", "paid"]);
  expect(late).toEqual(["paid"]);
});

test("what another version says is passed over", () => {
  const { open } = aRoom();
  const heard: unknown[] = [];
  listenToTill(open(), (next) => heard.push(next));
  const stranger = open();
  stranger.postMessage({ type: "show", state: { shop: 1 } } as never);
  stranger.postMessage("hello" as never);
  expect(heard).toEqual([]);
});
