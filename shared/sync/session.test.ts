import { expect, test } from "vitest";
import type { PublicKey, Signature } from "../core/crypto.ts";
import type { Heads } from "../core/heads.ts";
import type { LogId, OrgId } from "../core/ids.ts";
import type { Instant } from "../core/stamp.ts";
import { type Message, PROTOCOL_VERSION } from "./messages.ts";
import { step } from "./session.ts";
import { createSession, type Input, type Output, type Session } from "./session-state.ts";
import { aCertificate } from "./testing/network.ts";

const LOG = "till2.1aaaa.org" as LogId;
const OWN = "till1.1aaaa.org" as LogId;
const signed = { text: "certificate", signature: "s" as Signature };

const aSession = (window = 2): Session =>
  createSession({
    org: "org1" as OrgId,
    certificate: aCertificate("till1", { reads: ["org"] }),
    signed,
    nonce: "mine",
    binding: "",
    window,
  });

const theirHello = (over: Partial<Extract<Message, { type: "hello" }>> = {}): Input => ({
  type: "message",
  message: {
    type: "hello",
    protocol: PROTOCOL_VERSION,
    org: "org1" as OrgId,
    certificate: signed,
    nonce: "theirs",
    heads: {},
    ...over,
  },
});

const peer = aCertificate("till2", { key: "key-t2" as PublicKey, reads: ["org"] });

/** Steps through a greeting to an open session; the outputs of the last step. */
const opened = (session: Session, own: number, heads: Record<string, number> = {}): readonly Output[] => {
  step(session, { type: "start", logs: own === 0 ? [] : [{ id: OWN, head: own, continues: null }] });
  step(session, theirHello({ heads }));
  step(session, { type: "authenticated", certificate: peer });
  step(session, { type: "signed", signature: "p" as Signature });
  return step(session, { type: "proved", genuine: true });
};

const message = (session: Session, content: Message) => step(session, { type: "message", message: content });
const batch = (log: LogId) => ({ log, signature: "s" as Signature, entries: ["{}"] });
const ends = (outputs: readonly Output[]) =>
  outputs.flatMap((output) => (output.type === "end" ? [output.reason] : []));

test.each([
  ["an older protocol", theirHello({ protocol: 0 }), "protocol"],
  ["another organisation", theirHello({ org: "org2" as OrgId }), "organisation"],
])("[SYNC-1] %s ends the session by name", (_, hello, reason) => {
  const session = aSession();
  step(session, { type: "start", logs: [] });
  const outputs = step(session, hello);
  expect(outputs).toContainEqual({ type: "send", message: { type: "bye", reason } });
  expect(ends(outputs)).toEqual([reason]);
  expect(step(session, theirHello())).toEqual([]);
});

test("[SYNC-1] a certificate that does not verify, or a false proof, ends the session", () => {
  const strange = aSession();
  step(strange, theirHello());
  expect(ends(step(strange, { type: "turned-away", reason: "certificate" }))).toEqual(["certificate"]);
  const false_ = aSession();
  step(false_, theirHello());
  step(false_, { type: "authenticated", certificate: peer });
  expect(ends(step(false_, { type: "proved", genuine: false }))).toEqual(["proof"]);
});

test.each<Message>([
  { type: "entries", ...batch(LOG) },
  { type: "ack", heads: {} },
  { type: "ping", heads: {}, at: 1 },
])("[SYNC-1] $type before the proof ends the session and nothing of it is taken", (early) => {
  const session = aSession();
  step(session, theirHello());
  const outputs = message(session, early);
  expect(ends(outputs)).toEqual(["proof"]);
  expect(outputs.some(({ type }) => type === "admit")).toBe(false);
});

test("[SYNC-1] the proof is over both nonces, the peer's first", () => {
  const session = aSession();
  expect(step(session, theirHello())).toContainEqual({
    type: "sign",
    text: "saudaflow/session\ntheirs\nmine\n",
  });
});

test("[SYNC-2] what the peer lacks is loaded and sent; no more than the window goes unacknowledged", () => {
  const session = aSession(2);
  expect(opened(session, 1000)).toContainEqual({ type: "load", log: OWN, after: 0 });
  expect(step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 400 })).toContainEqual({
    type: "load",
    log: OWN,
    after: 400,
  });
  const full = step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 800 });
  expect(full.map(({ type }) => type)).toEqual(["send"]);
  expect(message(session, { type: "ack", heads: { [OWN]: 400 } })).toContainEqual({
    type: "load",
    log: OWN,
    after: 800,
  });
});

test("[SYNC-2] a log the peer's certificate may not read is never offered", () => {
  const session = aSession();
  const office = "till1.1aaaa.office" as LogId;
  opened(session, 0);
  expect(step(session, { type: "local", logs: [{ id: office, head: 3, continues: null }] })).toEqual([]);
});

test("[SYNC-2] a log that is not ours to read is refused, not admitted", () => {
  const session = aSession();
  opened(session, 0);
  const outputs = message(session, { type: "entries", ...batch("till2.1aaaa.office" as LogId) });
  expect(outputs[0]).toMatchObject({
    type: "send",
    message: { type: "refused", refusal: { type: "Forbidden" } },
  });
});

test("[HEADS-1] a log waits for a later one of its series only where that one is ours to read", () => {
  const session = aSession();
  const office = "till1.1aaaa.office" as LogId;
  const logs = [OWN, office].map((id) => ({ id, head: 3, continues: null }));
  step(session, { type: "start", logs });
  step(session, theirHello({ heads: { "till1.2bbbb.org": 1, "till1.2bbbb.office": 1 } as Heads }));
  step(session, { type: "authenticated", certificate: aCertificate("server", { reads: ["*"] }) });
  step(session, { type: "signed", signature: "s" as Signature });
  message(session, { type: "proof", signature: "s" as Signature });
  const outputs = step(session, { type: "proved", genuine: true });
  expect(outputs).toContainEqual({ type: "load", log: office, after: 0 });
  expect(session.todo.has(OWN)).toBe(false);
});

test("[SYNC-3] new entries go out at once, and nothing goes back to where it came from", () => {
  const session = aSession();
  opened(session, 0);
  expect(step(session, { type: "local", logs: [{ id: OWN, head: 1, continues: null }] })).toEqual([
    { type: "load", log: OWN, after: 0 },
  ]);
  step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 1 });
  message(session, { type: "ack", heads: { [OWN]: 1 } });
  message(session, { type: "entries", ...batch(LOG) });
  step(session, { type: "admitted", log: LOG, head: 7, refusal: null });
  expect(step(session, { type: "local", logs: [{ id: LOG, head: 7, continues: null }] })).toEqual([]);
});

test("[SYNC-3] what is on its way is not said again with the next entry", () => {
  const session = aSession(8);
  opened(session, 0);
  for (const head of [1, 2, 3]) {
    expect(step(session, { type: "local", logs: [{ id: OWN, head, continues: null }] })).toEqual([
      { type: "load", log: OWN, after: head - 1 },
    ]);
    step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: head });
  }
});

test("[SYNC-4] after a gap the sender goes back to what the receiver holds", () => {
  const session = aSession();
  opened(session, 10, { [OWN]: 8 });
  step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 10 });
  expect(
    message(session, { type: "refused", refusal: { type: "Gap", log: OWN, seq: 9, reason: "have 3" } }),
  ).toEqual([]);
  expect(message(session, { type: "ack", heads: { [OWN]: 3 } })).toContainEqual({
    type: "load",
    log: OWN,
    after: 3,
  });
});

test("[SYNC-4] acks that never come: what was sent is sent again", () => {
  const session = aSession();
  opened(session, 5);
  step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 5 });
  const outputs = [1, 2, 3].flatMap(() => {
    message(session, { type: "pong", at: 1 });
    return step(session, { type: "tick", now: 1 as Instant });
  });
  expect(outputs).toContainEqual({ type: "load", log: OWN, after: 0 });
});

test("[SYNC-4] a heartbeat with lower heads means the peer lost them: they are offered again", () => {
  const session = aSession();
  opened(session, 5, { [OWN]: 5 });
  expect(message(session, { type: "ping", heads: {}, at: 9 })).toContainEqual({
    type: "load",
    log: OWN,
    after: 0,
  });
});

test("[SYNC-5] a refused log is not offered again, others are", () => {
  const session = aSession();
  opened(session, 5);
  step(session, { type: "loaded", log: OWN, batch: batch(OWN), last: 5 });
  message(session, { type: "refused", refusal: { type: "BadBody", log: OWN, seq: 4, reason: "body.total" } });
  expect(message(session, { type: "ack", heads: { [OWN]: 3 } }).some(({ type }) => type === "load")).toBe(
    false,
  );
  const other = "till1.2aaaa.org" as LogId;
  expect(step(session, { type: "local", logs: [{ id: other, head: 1, continues: null }] })).toContainEqual({
    type: "load",
    log: other,
    after: 0,
  });
});

test("[SYNC-5] a peer that keeps sending false batches loses the session", () => {
  const session = aSession();
  opened(session, 0);
  const lie = () =>
    step(session, {
      type: "admitted",
      log: LOG,
      head: 0,
      refusal: { type: "BadSignature", log: LOG, seq: 1, reason: "" },
    });
  const outputs = Array.from({ length: 8 }, lie);
  expect(outputs.map(ends)).toEqual([[], [], [], [], [], [], [], ["lies"]]);
});

test("[SYNC-7] a peer that says nothing for five ticks is taken for dead", () => {
  const session = aSession();
  opened(session, 0);
  const reasons = Array.from({ length: 5 }, (_, i) => ends(step(session, { type: "tick", now: i })));
  expect(reasons).toEqual([[], [], [], [], ["closing"]]);
});

test("[SYNC-4] a log that a successor implied and that grew is sent on from there, not from its start", () => {
  const session = aSession();
  const later = "till1.2aaaa.org" as LogId;
  const continues = { log: OWN, seq: 8, hash: "h" as never };
  step(session, {
    type: "start",
    logs: [
      { id: OWN, head: 8, continues: null },
      { id: later, head: 1, continues },
    ],
  });
  step(session, theirHello({ heads: { [later]: 1 } }));
  step(session, { type: "authenticated", certificate: peer });
  step(session, { type: "signed", signature: "p" as Signature });
  step(session, { type: "proved", genuine: true });
  const outputs = step(session, { type: "local", logs: [{ id: OWN, head: 10, continues: null }] });
  expect(outputs).toEqual([{ type: "load", log: OWN, after: 8 }]);
});

test("[SYNC-10] words for others and questions for rights are said and heard only in an open session", () => {
  const relay = { type: "relay", to: "till3", from: "till2", body: "offer" } as never;
  const early = aSession();
  step(early, theirHello());
  expect(ends(message(early, relay))).toEqual(["proof"]);
  const session = aSession();
  expect(step(session, { type: "say", message: relay })).toEqual([]);
  opened(session, 0);
  expect(step(session, { type: "say", message: relay })).toEqual([{ type: "send", message: relay }]);
  expect(message(session, relay)).toEqual([{ type: "heard", message: relay }]);
});

test("[SYNC-10] a question for rights is answered under its number", () => {
  const session = aSession();
  opened(session, 0);
  const wants = [{ counter: "stock/b1/tea" as never, amount: 3 }];
  expect(message(session, { type: "want-rights", id: 7, wants })).toEqual([
    { type: "give", id: 7, wants, peer },
  ]);
  expect(step(session, { type: "gave", id: 7 })).toEqual([
    { type: "send", message: { type: "rights", id: 7 } },
  ]);
});
