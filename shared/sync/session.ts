import type { Batch, Refusal } from "../core/admission.ts";
import type { Certificate } from "../core/certificate.ts";
import { mayRead } from "../core/certificate.ts";
import { type Signature, signedText } from "../core/crypto.ts";
import { compactHeads, type HeadedLog, type Heads, type Missing, missingFrom } from "../core/heads.ts";
import { type LogId, parseLogId } from "../core/ids.ts";
import { type ByeReason, type Message, OLDEST_PROTOCOL, PROTOCOL_VERSION } from "./messages.ts";
import type { Input, Output, Session } from "./session-state.ts";

/** A peer may forward a damaged log in good faith; so many in so short a time are no accident [SYNC-5]. */
const LIES_BEFORE_BYE = 8;
/** Ticks after which what was refused is offered again, and half of a peer's lies are forgotten [SYNC-5]. */
const OFFER_AGAIN_TICKS = 8;
/** Ticks without any word from the peer before we stop believing in it. */
const SILENT_TICKS = 4;
/** Ticks without an awaited ack before what was sent is taken for lost. */
const STALLED_TICKS = 2;

/** Refusals for good; another log may only have come damaged, or met an older program. */
const FOR_GOOD: readonly Refusal["type"][] = ["Fork", "LogStopped", "Forbidden"];

const LIES: readonly Refusal["type"][] = [
  "BadEntry",
  "WrongLog",
  "BrokenChain",
  "BadSignature",
  "BadCertificate",
  "BadTicket",
  "Forbidden",
];

/**
 * One step of a session: the same machine on server and till, over any transport, with no clock, storage or randomness
 * of its own. After `end` every input is ignored.
 */
export const step = (session: Session, input: Input): readonly Output[] => {
  if (session.phase === "closed") return [];
  switch (input.type) {
    case "start":
      return start(session, input.logs);
    case "message":
      session.silentTicks = 0;
      return onMessage(session, input.message);
    case "authenticated":
      session.peer = input.certificate;
      return openWhenProved(session);
    case "turned-away":
      return end(session, input.reason);
    case "signed":
      session.proofOut = true;
      return [
        { type: "send", message: { type: "proof", signature: input.signature } },
        ...openWhenProved(session),
      ];
    case "proved":
      if (!input.genuine) return end(session, "proof");
      session.proofIn = true;
      return openWhenProved(session);
    case "local":
      return onLocal(session, input.logs);
    case "loaded":
      return onLoaded(session, input.log, input.batch, input.last);
    case "admitted":
      return onAdmitted(session, input.log, input.head, input.refusal);
    case "say":
      return session.phase === "open" ? [{ type: "send", message: input.message }] : [];
    case "gave":
      return [{ type: "send", message: { type: "rights", id: input.id } }];
    case "storage-failed":
      return end(session, "storage");
    case "tick":
      return onTick(session, input.now);
  }
};

const start = (session: Session, logs: readonly HeadedLog[]): readonly Output[] => {
  for (const log of logs) session.local.set(log.id, log);
  const { org, signed, nonce } = session.config;
  const heads = compactHeads(session.local.values());
  return [
    {
      type: "send",
      message: { type: "hello", protocol: PROTOCOL_VERSION, org, certificate: signed, nonce, heads },
    },
  ];
};

const onMessage = (session: Session, message: Message): readonly Output[] => {
  if (message.type === "bye") return closeAs(session, message.reason, "peer");
  if (message.type === "hello") return onHello(session, message);
  if (message.type === "proof") return onProof(session, message.signature);
  if (session.phase !== "open") return end(session, "proof");
  switch (message.type) {
    case "entries":
      return onEntries(session, message);
    case "ack":
      return onAck(session, message.heads);
    case "refused":
      return onRefused(session, message.refusal);
    case "ping":
      return onPing(session, message.heads, message.at);
    case "pong":
      return [{ type: "alive", peerClock: message.at }];
    case "want-rights":
      return [{ type: "give", id: message.id, wants: message.wants, peer: session.peer as Certificate }];
    case "rights":
    case "relay":
    case "links":
      return [{ type: "heard", message }];
  }
};

const onHello = (session: Session, hello: Extract<Message, { type: "hello" }>): readonly Output[] => {
  if (session.phase !== "greeting") return end(session, "frame");
  if (hello.protocol < OLDEST_PROTOCOL) return end(session, "protocol");
  if (hello.org !== session.config.org) return end(session, "organisation");
  session.phase = "proving";
  session.peerNonce = hello.nonce;
  session.peerHeads = { ...hello.heads };
  return [
    { type: "authenticate", certificate: hello.certificate },
    {
      type: "sign",
      text: signedText.session(hello.nonce, session.config.nonce, session.config.binding),
    },
  ];
};

const onProof = (session: Session, signature: Signature): readonly Output[] => {
  if (session.phase !== "proving" || session.peer === null) return end(session, "proof");
  const text = signedText.session(session.config.nonce, session.peerNonce, session.config.binding);
  return [{ type: "prove", key: session.peer.key, text, signature }];
};

const openWhenProved = (session: Session): readonly Output[] => {
  if (session.peer === null || !session.proofIn || !session.proofOut || session.phase === "open") return [];
  session.phase = "open";
  findMissing(session);
  return [
    { type: "opened", certificate: session.peer },
    { type: "acknowledged", heads: session.peerHeads },
    ...pump(session),
  ];
};

/** Compares all logs with all the peer's heads; afterwards only what changes is looked at. */
const findMissing = (session: Session): void => {
  session.todo.clear();
  for (const { log, after } of missingNow(session)) session.todo.set(log, after);
};

const missingNow = (session: Session): readonly Missing[] => {
  const readable = [...session.local.values()].filter(({ id }) => mayOffer(session, id));
  return missingFrom(readable, withoutUnreadable(session));
};

/**
 * The peer's heads but for logs we neither have nor may read: they will never come to show what they imply, so nothing
 * of ours waits for them [HEADS-1]. A till writes the office's log and does not read it.
 */
const withoutUnreadable = ({ peerHeads, local, config }: Session): Heads => {
  const heads: Record<LogId, number> = {};
  for (const id of Object.keys(peerHeads) as LogId[]) {
    const parts = parseLogId(id);
    if (local.has(id) || (parts !== null && mayRead(config.certificate, parts.scope)))
      heads[id] = peerHeads[id] ?? 0;
  }
  return heads;
};

const mayOffer = (session: Session, id: LogId): boolean => {
  const parts = parseLogId(id);
  return (
    parts !== null && session.peer !== null && !session.blocked.has(id) && mayRead(session.peer, parts.scope)
  );
};

/** Loads the next stretch the peer lacks, one at a time, while the window allows [SYNC-2]. */
const pump = (session: Session): readonly Output[] => {
  const unacknowledged = [...session.inFlight.values()].reduce((sum, count) => sum + count, 0);
  if (session.phase !== "open" || session.loading !== null || unacknowledged >= session.config.window)
    return [];
  for (const [log, after] of session.todo) {
    if ((session.local.get(log)?.head ?? 0) <= after) {
      session.todo.delete(log);
      continue;
    }
    session.loading = log;
    return [{ type: "load", log, after }];
  }
  return [];
};

const onLoaded = (session: Session, log: LogId, batch: Batch | null, last: number): readonly Output[] => {
  session.loading = null;
  const sent = batch !== null && mayOffer(session, log);
  if (!sent) session.todo.delete(log);
  else {
    session.todo.delete(log);
    session.todo.set(log, last);
    session.sent.set(log, last);
    session.inFlight.set(log, (session.inFlight.get(log) ?? 0) + 1);
  }
  return [
    ...(sent ? [{ type: "send", message: { type: "entries", ...batch } } as const] : []),
    ...pump(session),
  ];
};

/**
 * New entries here, offered at once [SYNC-3]. What was read from others only whoever stands in the middle passes on at once;
 * between tills it waits for the peer's next heartbeat, which says whether it lacks them: in a mesh it mostly has them already.
 */
const onLocal = (session: Session, logs: readonly HeadedLog[]): readonly Output[] => {
  const offered = logs.filter(({ id }) => goesOutAtOnce(session, id));
  // A log that is new here, or of which the peer named no number: what it reached has to be worked out from all heads.
  const news = offered.some(({ id }) => !session.local.has(id) || session.peerHeads[id] === undefined);
  for (const log of logs) session.local.set(log.id, log);
  if (session.phase !== "open") return [];
  if (news) addMissing(session);
  for (const { id } of offered) {
    if (!news && !session.todo.has(id) && mayOffer(session, id))
      session.todo.set(id, session.sent.get(id) ?? session.peerHeads[id] ?? 0);
  }
  return pump(session);
};

const goesOutAtOnce = ({ config }: Session, log: LogId): boolean => {
  const { device, kind } = config.certificate;
  return kind === "server" || kind === "hub" || parseLogId(log)?.device === device;
};

/** What is on its way is not sent again because a new log came. */
const addMissing = (session: Session): void => {
  for (const { log, after } of missingNow(session)) {
    if (!goesOutAtOnce(session, log)) continue;
    session.todo.set(log, Math.max(after, session.sent.get(log) ?? 0));
  }
};

const onEntries = (
  session: Session,
  { log, signature, entries }: Extract<Message, { type: "entries" }>,
): readonly Output[] => {
  const parts = parseLogId(log);
  if (parts !== null && mayRead(session.config.certificate, parts.scope))
    return [{ type: "admit", batch: { log, signature, entries } }];
  return onAdmitted(session, log, 0, { type: "Forbidden", log, seq: 0, reason: "not ours to read" });
};

const onAdmitted = (
  session: Session,
  log: LogId,
  head: number,
  refusal: Refusal | null,
): readonly Output[] => {
  const ack = { type: "send", message: { type: "ack", heads: { [log]: head } as Heads } } as const;
  if (refusal === null) {
    if (head > 0) session.peerHeads[log] = Math.max(session.peerHeads[log] ?? 0, head);
    return [ack];
  }
  const refused = { type: "send", message: { type: "refused", refusal } } as const;
  if (LIES.includes(refusal.type)) session.lies++;
  return [refused, ack, ...(session.lies >= LIES_BEFORE_BYE ? end(session, "lies") : [])];
};

const onAck = (session: Session, heads: Heads): readonly Output[] => {
  session.stalledTicks = 0;
  for (const id of Object.keys(heads) as LogId[]) {
    const head = heads[id] ?? 0;
    const left = (session.inFlight.get(id) ?? 1) - 1;
    if (left > 0) session.inFlight.set(id, left);
    else land(session, id);
    if (head > 0) session.peerHeads[id] = head;
    if (left <= 0 && head < (session.local.get(id)?.head ?? 0) && mayOffer(session, id))
      session.todo.set(id, head);
  }
  return [{ type: "acknowledged", heads }, ...pump(session)];
};

const land = (session: Session, log: LogId): void => {
  session.inFlight.delete(log);
  session.sent.delete(log);
};

/** A gap only means "go back to what I have", which the ack that follows says; anything else stops the log. */
const onRefused = (session: Session, refusal: Refusal): readonly Output[] => {
  if (refusal.type === "Gap") return [];
  session.blocked.set(refusal.log, FOR_GOOD.includes(refusal.type) ? null : OFFER_AGAIN_TICKS);
  session.todo.delete(refusal.log);
  return [{ type: "refused", refusal }];
};

const onPing = (session: Session, heads: Heads, at: number): readonly Output[] => {
  const idle = session.inFlight.size === 0 && session.loading === null;
  if (idle) {
    session.peerHeads = { ...heads };
    findMissing(session);
  }
  const pong = { type: "send", message: { type: "pong", at } } as const;
  return [
    pong,
    { type: "alive", peerClock: at },
    ...(idle ? [{ type: "acknowledged", heads } as const, ...pump(session)] : []),
  ];
};

/** A heartbeat; and when acks have not come for a while, what was sent is taken for lost and sent again [SYNC-4]. */
const onTick = (session: Session, now: number): readonly Output[] => {
  session.silentTicks++;
  if (session.silentTicks > SILENT_TICKS) return closeAs(session, "closing", "peer");
  if (session.phase !== "open") return [];
  session.stalledTicks = session.inFlight.size > 0 ? session.stalledTicks + 1 : 0;
  if (session.stalledTicks > STALLED_TICKS) {
    session.stalledTicks = 0;
    session.inFlight.clear();
    session.sent.clear();
    findMissing(session);
  }
  offerAgain(session);
  const heads = compactHeads(session.local.values());
  return [{ type: "send", message: { type: "ping", heads, at: now } }, ...pump(session)];
};

/** The peer's next heartbeat says whether it still lacks them. */
const offerAgain = (session: Session): void => {
  for (const [log, ticks] of session.blocked) {
    if (ticks === 1) session.blocked.delete(log);
    else if (ticks !== null) session.blocked.set(log, ticks - 1);
  }
  session.ticks++;
  if (session.ticks % OFFER_AGAIN_TICKS === 0) session.lies = Math.floor(session.lies / 2);
};

const end = (session: Session, reason: ByeReason): readonly Output[] => [
  { type: "send", message: { type: "bye", reason } },
  ...closeAs(session, reason, "us"),
];

const closeAs = (session: Session, reason: ByeReason, by: "us" | "peer"): readonly Output[] => {
  session.phase = "closed";
  return [{ type: "end", reason, by }];
};
