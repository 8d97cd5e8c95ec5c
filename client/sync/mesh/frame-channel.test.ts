import { beforeEach, expect, test } from "vitest";
import type { Channel } from "./connection.ts";
import { createFrameChannel, type FrameChannel } from "./frame-channel.ts";

let sent: Uint8Array<ArrayBuffer>[];
let buffered: number;
let closed: number;
let here: FrameChannel;
let there: FrameChannel;

const channel: Channel = { send: (message) => void sent.push(message), buffered: () => buffered };
const heard = () => sent.splice(0).map((message) => there.received(message));

beforeEach(() => {
  [sent, buffered, closed] = [[], 0, 0];
  here = createFrameChannel(() => closed++);
  there = createFrameChannel(() => closed++);
});

test("what is said before the channel opens waits for it", () => {
  here.send("first");
  here.send("second");
  expect(sent).toEqual([]);
  here.opened(channel);
  expect(heard()).toEqual(["first", "second"]);
});

test("while much is on its way the rest waits, and goes out in order when there is room", () => {
  here.opened(channel);
  buffered = 2 ** 21;
  for (const frame of ["a", "b", "c"]) here.send(frame);
  expect(sent).toEqual([]);
  buffered = 0;
  here.drained();
  here.send("d");
  expect(heard()).toEqual(["a", "b", "c", "d"]);
});

test("bytes and frames are counted at both ends", () => {
  here.opened(channel);
  for (let i = 0; i < 5; i++) here.send(`a frame like the others ${i}`);
  heard();
  const [mine, theirs] = [here.stats(), there.stats()];
  expect(mine).toMatchObject({ framesSent: 5, received: 0 });
  expect(theirs).toMatchObject({ framesReceived: 5, received: mine.sent });
  expect(mine.sent).toBeLessThan(5 * 24);
});

test("a message that cannot be read closes the link", () => {
  expect(there.received(Uint8Array.from([9, 9, 9]))).toBeNull();
  expect(closed).toBe(1);
});
