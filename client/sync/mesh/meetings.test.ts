import { beforeEach, expect, test } from "vitest";
import type { DeviceId } from "../../../shared/core/ids.ts";
import { readCode, writeCode } from "../../../shared/sync/pairing/pairing-code.ts";
import { aDescription } from "../../../shared/sync/testing/descriptions.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import type { Link } from "./link.ts";
import { createMeetings, type Meetings } from "./meetings.ts";

const [ME, LOWER, HIGHER] = ["m", "a", "z"] as [DeviceId, DeviceId, DeviceId];

interface FakeLink extends Link {
  readonly state: { closed: boolean; taken: unknown[]; remote: string };
}

let timers: HandTimers;
let opened: FakeLink[];
let said: (readonly [DeviceId, string])[];
let isRouted: boolean;
let meetings: Meetings;
let reported: unknown[];

const fakeLink = (): FakeLink => {
  const state: FakeLink["state"] = { closed: false, taken: [], remote: "" };
  const own = aDescription({ ufrag: `u${opened.length}ab` });
  const link = {
    state,
    connection: {
      offer: async () => own,
      answer: async () => ({ ...own, type: "answer" }),
      accept: async (answer: unknown) => void state.taken.push(answer),
    },
    expect: (fingerprint: string) => {
      state.remote = fingerprint;
    },
    remote: () => state.remote,
    close: () => {
      state.closed = true;
      meetings.done(link);
    },
  } as unknown as FakeLink;
  opened.push(link);
  return link;
};
const theirs = aDescription({ ufrag: "them", fingerprint: `${"T".repeat(42)}A` });
const offerOf = () => writeCode(theirs);
const answerTo = (code: string) => {
  const read = readCode(code);
  return writeCode({ ...theirs, type: "answer" }, read.ok ? read.value.checksum : null);
};
const settle = () => timers.pass(0);

beforeEach(() => {
  timers = createHandTimers();
  [opened, said, reported, isRouted] = [[], [], [], true];
  meetings = createMeetings({
    me: ME,
    open: fakeLink,
    send: (to, body) => {
      if (isRouted) said.push([to, body]);
      return isRouted;
    },
    after: timers.after,
    report: (error) => reported.push(error),
  });
});

test("an offer goes out, and its answer is taken once", async () => {
  meetings.begin(HIGHER);
  await settle();
  const [[to, code] = []] = said;
  expect(to).toBe(HIGHER);
  for (let i = 0; i < 2; i++) meetings.hear(HIGHER, answerTo(code ?? ""));
  await settle();
  expect(opened[0]?.state).toMatchObject({ closed: false, remote: theirs.fingerprint });
  expect(opened[0]?.state.taken).toHaveLength(1);
});

test("an offer is answered, and the key it names expected", async () => {
  meetings.hear(HIGHER, offerOf());
  await settle();
  expect(opened[0]?.state.remote).toBe(theirs.fingerprint);
  expect(readCode(said[0]?.[1] ?? "")).toMatchObject({
    ok: true,
    value: { description: { type: "answer" } },
  });
});

test("of two offers at once the lower name's counts", async () => {
  for (const other of [LOWER, HIGHER]) meetings.begin(other);
  await settle();
  said = [];
  for (const other of [LOWER, HIGHER]) meetings.hear(other, offerOf());
  await settle();
  expect(said.map(([to]) => to)).toEqual([LOWER]);
  expect(opened.map(({ state }) => state.closed)).toEqual([true, false, false]);
});

test.each([
  ["another's answer", (code: string) => [HIGHER, answerTo(code)] as const],
  ["an answer to another offer", () => [LOWER, answerTo(offerOf())] as const],
  ["no code at all", () => [LOWER, "SF1 hello"] as const],
])("%s is nothing", async (_, words) => {
  meetings.begin(LOWER);
  await settle();
  meetings.hear(...words(said[0]?.[1] ?? ""));
  await settle();
  expect(opened).toHaveLength(1);
  expect(opened[0]?.state.taken).toEqual([]);
});

test("an offer that nobody answers is over after four seconds; one that nobody carries, at once", async () => {
  meetings.begin(LOWER);
  await timers.pass(4_000);
  isRouted = false;
  meetings.begin(HIGHER);
  await settle();
  expect(opened.map(({ state }) => state.closed)).toEqual([true, true]);
  expect([meetings.has(LOWER), meetings.has(HIGHER), reported]).toEqual([false, false, []]);
});

test("a flood of offers is answered no further than memory allows", async () => {
  for (let i = 0; i < 1_000; i++) meetings.hear(`z${i}` as DeviceId, offerOf());
  await settle();
  expect(opened.length).toBe(40);
});

test("a browser that fails on a description is reported, and the link closed", async () => {
  meetings.begin(LOWER);
  await settle();
  const [link] = opened;
  Object.assign(link?.connection ?? {}, { accept: () => Promise.reject(new Error("no")) });
  meetings.hear(LOWER, answerTo(said[0]?.[1] ?? ""));
  await settle();
  expect([link?.state.closed, reported.length]).toEqual([true, 1]);
});
