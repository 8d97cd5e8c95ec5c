import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrameReader, createFrameWriter, MAX_LINK_MESSAGE } from "./link-frames.ts";
import { MAX_FRAME_LENGTH } from "./messages.ts";

const roundTrip = (frames: readonly string[]): void => {
  const [writer, reader] = [createFrameWriter(), createFrameReader()];
  for (const frame of frames) {
    const heard: (string | null)[] = [];
    for (const message of writer.write(frame)) {
      expect(message.length).toBeLessThanOrEqual(MAX_LINK_MESSAGE);
      const read = reader.read(message);
      if (!read.ok) throw new Error(read.error.reason);
      heard.push(read.value);
    }
    expect(heard.at(-1) === frame).toBe(true);
    expect(heard.slice(0, -1).every((each) => each === null)).toBe(true);
  }
};

/** Text that is hard to pack, from a seed. */
const noise = (seed: number, length: number): string => {
  let state = seed | 1;
  let text = "";
  while (text.length < length) {
    state = Math.imul(state, 48_271) & 0x7fffffff;
    text += state.toString(36);
  }
  return text.slice(0, length);
};

test("every frame comes out as it went in, whatever went before", () => {
  const frame = fc.oneof(
    fc.string({ unit: "binary", maxLength: 2_000 }),
    fc.constantFrom("", '{"type":"ack","heads":{"till-1.1aaaa.b-main":17}}', "Шай, қант, oʻrik 🍎"),
    fc.tuple(fc.integer(), fc.integer({ min: 0, max: 200_000 })).map(([seed, length]) => noise(seed, length)),
    fc.tuple(fc.string({ maxLength: 40 }), fc.nat(4_000)).map(([text, times]) => text.repeat(times)),
  );
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 40 }), (frames) => roundTrip(frames)),
    { numRuns: 60 },
  );
});

test("a link that lives for long stays readable, and its memory does not grow", () => {
  roundTrip(Array.from({ length: 3_000 }, (_, i) => `{"n":${i},"text":"${noise(i, (i * 37) % 900)}"}`));
});

test("a frame is deflate as everyone knows it, with what was said before as its dictionary", () => {
  const writer = createFrameWriter();
  const frames = ["one frame", "one frame and another", noise(7, 5_000), "and a last one"];
  let said = "";
  for (const frame of frames) {
    const packed = writer.write(frame).flatMap((message) => [...message.subarray(1)]);
    const dictionary = Buffer.from(said);
    expect(inflateRawSync(Uint8Array.from(packed), { dictionary }).toString()).toBe(frame);
    said += frame;
  }
});

test("what was said before costs little to say again", () => {
  const writer = createFrameWriter();
  const sale = noise(3, 600);
  const bytes = [sale, sale].map((frame) => writer.write(frame).reduce((sum, { length }) => sum + length, 0));
  expect(bytes[1]).toBeLessThan(20);
});

test("a frame made to fill the memory is refused early", () => {
  const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
  const reader = createFrameReader();
  const message = Uint8Array.from([1, ...bomb.subarray(0, MAX_LINK_MESSAGE - 1)]);
  const before = process.memoryUsage().arrayBuffers;
  expect(reader.read(message)).toMatchObject({ ok: false, error: { reason: "too long" } });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * MAX_FRAME_LENGTH);
});

test.each([
  ["nothing", []],
  ["an unknown first byte", [7, 1, 2]],
  ["no deflate", [1, 255, 255, 255]],
])("%s is refused, and so is all that follows", (_, bytes) => {
  const reader = createFrameReader();
  expect(reader.read(Uint8Array.from(bytes)).ok).toBe(false);
  const [message = new Uint8Array()] = createFrameWriter().write("fine");
  expect(reader.read(message).ok).toBe(false);
});

test("whatever bytes come, nothing is thrown", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (messages) => {
      const reader = createFrameReader();
      for (const bytes of messages) reader.read(Uint8Array.from([1, ...bytes]));
    }),
    { numRuns: 300 },
  );
});
