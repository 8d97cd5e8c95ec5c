import { beforeAll, expect, test } from "vitest";
import { type AdmissionDeps, admitBatch, type Batch, type LogTip, NEW_LOG, tipOf } from "./admission.ts";
import { type Authority, signCertificate } from "./certificate.ts";
import { type Hash, type Signature, signedText, ZERO_HASH } from "./crypto.ts";
import type { SealedEntry } from "./entry.ts";
import type { LogId } from "./ids.ts";
import { nextStamp, type Stamp } from "./stamp.ts";
import { createState } from "./state.ts";
import { realCrypto, realKey, type TestKey } from "./testing/crypto.ts";
import { aCertificate, NOON, ORG, TEA, testRules, testWriter } from "./testing/device.ts";
import { aBatch, craft, craftLog, sealText } from "./testing/log.ts";
import type { Writer } from "./writer.ts";

type Log = readonly [SealedEntry, SealedEntry, SealedEntry, SealedEntry, SealedEntry];

let authorityKey: TestKey;
let strangerKey: TestKey;
let authority: Authority;
let writer: Writer;
let log: Log;
/** What a replica holds that read two entries of the log. */
let tip: LogTip;

const aRealWriter = async (device: string): Promise<Writer> => {
  const key = await realKey();
  const certificate = aCertificate(device, { key: key.key });
  const base = await testWriter(certificate, "1aaaa", { key, crypto: realCrypto });
  return { ...base, signed: await signCertificate(authorityKey.sign, certificate) };
};

beforeAll(async () => {
  [authorityKey, strangerKey] = [await realKey(), await realKey()];
  authority = { org: ORG, key: authorityKey.key };
  writer = await aRealWriter("till-1");
  log = (await craftLog(writer, 4)) as unknown as Log;
  const { entry, hash } = log[1];
  tip = { head: 2, hash, stamp: entry.stamp, certificate: writer.certificate, stopped: false };
});

const deps = (): AdmissionDeps => ({
  crypto: realCrypto,
  authority,
  rules: testRules,
  hashAt: async (_, seq) => log[seq - 1]?.hash ?? null,
});

const admit = (batch: Batch, at: LogTip = tip) => admitBatch(deps(), at, batch);

const withText = (sealed: SealedEntry, from: string | RegExp, to: string): SealedEntry => {
  const text = sealed.text.replace(from, to);
  if (text === sealed.text) throw new Error(`Nothing replaced: ${from}`);
  return { ...sealed, text };
};

const signedBy = async (key: TestKey, last: SealedEntry): Promise<Signature> =>
  key.sign(signedText.log(last.entry.log, last.entry.seq, realCrypto.hash(last.text)));

test("[LOG-1] a log is admitted whole, and in parts", async () => {
  const whole = await admit(aBatch(log), NEW_LOG);
  expect(whole.refusal).toBeNull();
  expect(whole.admitted.map(({ hash }) => hash)).toEqual(log.map(({ hash }) => hash));
  expect(whole.admitted.map(({ signature }) => signature !== null)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(whole.admitted[0]?.opens).toMatchObject({ certificate: writer.certificate, holder: writer.holder });
  const rest = await admit(aBatch(log.slice(2)));
  expect(rest).toMatchObject({ refusal: null, admitted: [{ entry: { seq: 3 } }, {}, {}] });
});

test("[LOG-3] what is known already is passed over, alone or before something new", async () => {
  expect(await admit(aBatch(log.slice(0, 2)))).toEqual({ admitted: [], refusal: null });
  expect(await admit(aBatch(log.slice(0, 1)))).toEqual({ admitted: [], refusal: null });
  const overlapping = await admit(aBatch(log));
  expect(overlapping.refusal).toBeNull();
  expect(overlapping.admitted.map(({ entry }) => entry.seq)).toEqual([3, 4, 5]);
});

test("an empty batch admits nothing and refuses nothing", async () => {
  const empty = { ...aBatch(log), entries: [] };
  expect(await admit(empty)).toEqual({ admitted: [], refusal: null });
});

test.each<[string, string, number, () => Promise<Batch> | Batch]>([
  [
    "edited in the middle",
    "BrokenChain",
    4,
    () => aBatch([withText(log[2], "note 2", "note X"), log[3], log[4]]),
  ],
  [
    "edited at the end",
    "BadSignature",
    3,
    () => aBatch([log[2], log[3], withText(log[4], "note 4", "note X")]),
  ],
  ["with one deleted", "Gap", 5, () => aBatch([log[2], log[4]])],
  ["with one inserted twice", "Gap", 3, () => aBatch([log[2], log[2], log[3]])],
  ["with two swapped", "Gap", 5, () => aBatch([log[2], log[4], log[3]])],
  ["in the wrong order", "Gap", 4, () => aBatch([log[3], log[2], log[4]])],
  ["that leaves a gap", "Gap", 4, () => aBatch([log[3], log[4]])],
  [
    "cut short, with the signature of the whole",
    "BadSignature",
    3,
    () => aBatch([log[2], log[3]], log[4].signature ?? undefined),
  ],
  ["without a signature", "BadSignature", 3, () => aBatch([log[2]], "" as Signature)],
  ["with a signature that is none", "BadSignature", 3, () => aBatch([log[2]], "!!!" as Signature)],
  ["signed by another", "BadSignature", 3, async () => aBatch([log[2]], await signedBy(strangerKey, log[2]))],
  [
    "signed by the authority",
    "BadSignature",
    3,
    async () => aBatch([log[2]], await signedBy(authorityKey, log[2])),
  ],
  [
    "edited and signed by another",
    "BadSignature",
    3,
    async () => {
      const edited = withText(log[2], "note 2", "note X");
      return aBatch([edited], await signedBy(strangerKey, edited));
    },
  ],
  [
    "offered as another log",
    "WrongLog",
    1,
    () => ({ ...aBatch([log[2]]), log: "till-1.2aaaa.b-b1" as LogId }),
  ],
  ["with a key twice", "BadEntry", 1, () => aBatch([withText(log[2], '"seq":3', '"seq":3,"seq":3')])],
  ["that is not canonical", "BadEntry", 1, () => aBatch([withText(log[2], '"seq":3', '"seq": 3')])],
  ["with a float", "BadEntry", 1, () => aBatch([withText(log[2], '"price":2', '"price":2.5')])],
  [
    "of ten megabytes",
    "BadEntry",
    1,
    () => aBatch([withText(log[2], "note 2", "x".repeat(10 * 1024 * 1024))]),
  ],
  ["with a field more", "BadEntry", 1, () => aBatch([withText(log[2], '"v":1', '"v":1,"w":1')])],
  ["unreadable after the first", "BadEntry", 4, () => aBatch([log[2], withText(log[3], "{", "")])],
])("[LOG-4] a batch %s is refused as %s at %d", async (_, type, seq, make) => {
  expect(await admit(await make())).toMatchObject({ admitted: [], refusal: { type, seq } });
});

test.each<[string, string, () => Promise<SealedEntry>]>([
  ["a stamp no later than the last", "BadStamp", () => craft(writer, log[1], { stamp: log[1].entry.stamp })],
  [
    "another device's stamp",
    "BadStamp",
    () => craft(writer, log[1], { stamp: nextStamp(log[1].entry.stamp, NOON, "till-2" as never) }),
  ],
  [
    "a stamp after which none could come",
    "BadStamp",
    () => craft(writer, log[1], { stamp: "zzzzzzzzzzzzz.till-1" as Stamp }),
  ],
  ["a body of the wrong shape", "BadBody", () => craft(writer, log[1], { body: { text: 7 } })],
  [
    "a body with a prototype",
    "BadEntry",
    async () => {
      const { entry, text } = await craft(writer, log[1]);
      return sealText(writer, entry, text.replace('"body":{', '"body":{"__proto__":{"a":1},'));
    },
  ],
  ["a negative amount", "BadEntry", () => craft(writer, log[1], { effects: [{ counter: TEA, spend: -5 }] })],
  ["an amount of nothing", "BadEntry", () => craft(writer, log[1], { effects: [{ counter: TEA, mint: 0 }] })],
  [
    "a second opening",
    "NotOpened",
    () => craft(writer, log[1], { kind: "log.opened", body: log[0].entry.body }),
  ],
  [
    "a ticket nobody signed",
    "BadTicket",
    () => craft(writer, log[1], { kind: "log.signed-in", body: { ticket: { text: "{}", signature: "" } } }),
  ],
])("[LOG-4] an entry truly signed, but with %s, is refused as %s", async (_, type, make) => {
  expect(await admit(aBatch([await make()]))).toMatchObject({ admitted: [], refusal: { type } });
});

test("[LOG-4] what came before the first bad entry stays admitted, without a signature of its own", async () => {
  const bad = await craft(writer, log[2], { body: { text: 7 } });
  const after = await craft(writer, bad);
  const { admitted, refusal } = await admit(aBatch([log[2], bad, after]));
  expect(admitted).toMatchObject([{ entry: { seq: 3 }, signature: null }]);
  expect(refusal).toMatchObject({ type: "BadBody", seq: 4 });
});

test("[LOG-3] another entry at a known number is a fork, only when the device itself signed it", async () => {
  const other = await craft(writer, log[0], { body: { text: "another" } });
  expect(await admit(aBatch([other]))).toMatchObject({ admitted: [], refusal: { type: "Fork", seq: 2 } });
  const unsigned = aBatch([other], await signedBy(strangerKey, other));
  expect(await admit(unsigned)).toMatchObject({ admitted: [], refusal: { type: "BadSignature", seq: 2 } });
});

test("[LOG-3] an entry that follows another than the one held is a fork too", async () => {
  const other = await craft(writer, log[0], { body: { text: "another" } });
  const next = await craft(writer, other);
  expect(await admit(aBatch([next]))).toMatchObject({ admitted: [], refusal: { type: "Fork", seq: 3 } });
  expect(await admit(aBatch([log[0], other, next]))).toMatchObject({ refusal: { type: "Fork", seq: 2 } });
});

test("[LOG-4] a refusal quotes no more of what was sent than an answer holds", async () => {
  const other = withText(log[2], /"log":"[^"]+"/, `"log":"${"[".repeat(50_000)}"`);
  const { refusal } = await admit({ ...aBatch([log[2]]), entries: [other.text] });
  expect(refusal?.reason).toHaveLength(501);
});

test("[LOG-3] nobody is accused where the known hash cannot be told", async () => {
  const forgetful = { ...deps(), hashAt: async (): Promise<Hash | null> => null };
  const { admitted, refusal } = await admitBatch(forgetful, tip, aBatch(log));
  expect(refusal).toBeNull();
  expect(admitted).toHaveLength(3);
});

test("[LOG-3] nothing follows in a log that forked", async () => {
  expect(await admit(aBatch(log.slice(2)), { ...tip, stopped: true })).toMatchObject({
    admitted: [],
    refusal: { type: "LogStopped", seq: 3 },
  });
});

test("[LOG-2] a log that was not opened is not begun in the middle, nor by another entry", async () => {
  expect(await admit(aBatch(log.slice(1)), NEW_LOG)).toMatchObject({
    refusal: { type: "Gap", reason: "have 0" },
  });
  const note = await craft(writer, null);
  expect(await admit(aBatch([note]), NEW_LOG)).toMatchObject({ refusal: { type: "NotOpened", seq: 1 } });
});

test("[ENTRY-3] an entry of a kind or version nobody here knows is admitted as it is", async () => {
  for (const over of [{ kind: "tea.drunk" }, { v: 7 }]) {
    const unknown = await craft(writer, log[1], { ...over, body: { anything: [1, { a: null }] } });
    const { admitted, refusal } = await admit(aBatch([unknown]));
    expect(refusal).toBeNull();
    expect(admitted).toMatchObject([{ text: unknown.text, hash: unknown.hash }]);
  }
});

test("a log that is not known has nothing before it", () => {
  expect(tipOf(createState(), log[0].entry.log)).toEqual({ ...NEW_LOG, hash: ZERO_HASH });
});
