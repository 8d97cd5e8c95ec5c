import { performance } from "node:perf_hooks";
import { signedText } from "../../../shared/core/crypto.ts";
import { decodeFrame, encodeFrame, type Message } from "../../../shared/sync/messages.ts";
import { replicaPort } from "../../../shared/sync/replica-port.ts";
import { runSession } from "../../../shared/sync/run.ts";
import { newSecret, nodeCrypto } from "../../../sync-server/crypto.ts";
import { ownBatches } from "../../../sync-server/testing/till.ts";
import type { Experiment, Run } from "../experiment.ts";
import { type InnerServer, startInnerServer } from "./inner-server.ts";
import { judgeFuzzed, watchHeap } from "./judge-fuzzed.ts";
import { mutateText } from "./mutate.ts";

const SLOW_MS = 2_000;
const TELL_EVERY = 50_000;
/** Most frames end their session; one that took so many is left. */
const FRAMES_A_SESSION = 30;
/** Of so many frames one goes to the server's session and one to a till's; the others to the reading of frames alone. */
const ONE_IN = 6;

/** Frames that no replica would say: to the reading of frames, and into open sessions of the server and of a till. */
export const framesFuzzed: Experiment = {
  name: "fuzzed-frames",
  breaks: "sync frames spoilt at random, read alone and said in open sessions to the server and to a till",
  times: { full: 600_000, short: 16_000 },
  run: async (run) => {
    const inner = await startInnerServer(run);
    const frames = await framesToSpoil(inner);
    const before = inner.till.hash();
    const checkHeap = watchHeap(run);
    const began = performance.now();
    let [server, till] = [await openServerEnd(run, inner), await openTillEnd(run, inner)];
    for (let i = 1; i <= run.times; i++) {
      if (i % TELL_EVERY === 0)
        run.say(`${i} frames, ${Math.round((i / (performance.now() - began)) * 1_000)} a second`);
      const frame = mutateText(run.random.pick(frames), run.random);
      readAlone(run, frame);
      if (i % ONE_IN === 0) server = await sayTo(server, frame, () => openServerEnd(run, inner));
      if (i % ONE_IN === 1) till = await sayTo(till, frame, () => openTillEnd(run, inner));
    }
    run.count("frames a second", Math.round((run.times / (performance.now() - began)) * 1_000));
    checkHeap();
    if (inner.till.hash() !== before) run.count("times the till's state was changed by what it was told");
    await judgeFuzzed(run, inner);
  },
};

/** One good frame of each sort. */
const framesToSpoil = async ({ till, device, shop }: InnerServer): Promise<readonly string[]> => {
  const [id, heads] = [device.certificate.device, till.replica.heads()];
  const batches = await ownBatches(till);
  const log = batches[0]?.log ?? "";
  const messages = [
    ...batches.map((batch) => ({ type: "entries", ...batch })),
    { type: "hello", protocol: 2, org: shop.organisation.id, certificate: device.signed, nonce: "n", heads },
    { type: "proof", signature: "A".repeat(86) },
    { type: "ack", heads },
    { type: "refused", refusal: { type: "Gap", log, seq: 1, reason: "have 0" } },
    { type: "ping", heads, at: 1 },
    { type: "pong", at: 1 },
    { type: "want-rights", id: 1, wants: [{ counter: "stock/b/p", amount: 1_000 }] },
    { type: "rights", id: 1 },
    { type: "relay", to: id, from: "till-2", body: "words" },
    { type: "links", devices: [id, "till-2"] },
    { type: "bye", reason: "closing" },
  ];
  return messages.map((message) => encodeFrame(message as unknown as Message));
};

/** Reading never throws, never takes long, and what it takes for a message it reads again from its own words. */
const readAlone = (run: Run, frame: string): void => {
  const began = performance.now();
  try {
    const read = decodeFrame(frame);
    run.count(read.ok ? "frames read as a message" : "frames refused by name");
    if (read.ok && !decodeFrame(encodeFrame(read.value)).ok)
      run.violated("a message survives its own words", frame.slice(0, 500));
  } catch (error) {
    run.violated("reading a frame never throws", `${error} ${frame.slice(0, 500)}`);
  }
  run.greatest("slowest reading, ms", Math.round(performance.now() - began));
};

/** One end of an open session, to which anything may be said. */
interface End {
  readonly say: (frame: string) => Promise<"open" | "ended">;
}

/** The end to go on with: another where this one's session is over. */
const sayTo = async (end: End, frame: string, another: () => Promise<End>): Promise<End> =>
  (await end.say(frame)) === "open" ? end : another();

/** The device's side by hand: it greets and proves truly, then says anything. */
const openServerEnd = async (run: Run, { hub, device, shop }: InnerServer): Promise<End> => {
  const nonce = newSecret();
  const heard = createEar(run);
  const socket = hub.open({ send: heard.hear, close: heard.close });
  const { id: org } = shop.organisation;
  socket.receive(
    encodeFrame({ type: "hello", protocol: 2, org, certificate: device.signed, nonce, heads: {} }),
  );
  const hello = (await heard.next("hello")) as Extract<Message, { type: "hello" }>;
  await heard.next("proof");
  const signature = await device.key.sign(signedText.session(hello.nonce, nonce, ""));
  socket.receive(encodeFrame({ type: "proof", signature }));
  return talking(run, "server", socket.receive, heard, socket.closed);
};

/** A till's side of a session, its peer being whoever has a true key of the shop. */
const openTillEnd = async (run: Run, { device, till }: InnerServer): Promise<End> => {
  const nonce = newSecret();
  const heard = createEar(run);
  const { certificate, signed, authority, key } = device;
  const session = runSession({
    config: { org: authority.org, certificate, signed, nonce, binding: "", window: 8 },
    port: replicaPort(till.replica),
    transport: { send: heard.hear, close: heard.close },
    crypto: nodeCrypto,
    authority,
    sign: key.sign,
    events: {
      ended: (_reason, by, error) => {
        if (error !== undefined) run.violated("no frame breaks a till", `${by}: ${error}`);
      },
    },
  });
  const mine = newSecret();
  session.receive(
    encodeFrame({
      type: "hello",
      protocol: 2,
      org: authority.org,
      certificate: signed,
      nonce: mine,
      heads: {},
    }),
  );
  await heard.next("proof");
  session.receive(
    encodeFrame({ type: "proof", signature: await key.sign(signedText.session(nonce, mine, "")) }),
  );
  return talking(run, "till", session.receive, heard, session.stop);
};

/** After each frame a heartbeat: its answer says that the session lives and has taken everything before. */
const talking = (run: Run, who: string, say: (frame: string) => void, heard: Ear, leave: () => void): End => {
  let said = 0;
  run.count(`sessions with the ${who}`);
  return {
    say: async (frame) => {
      const began = performance.now();
      say(frame);
      say(encodeFrame({ type: "ping", heads: {}, at: ++said }));
      const answer = await heard.next("pong", said);
      const took = Math.round(performance.now() - began);
      run.count(`frames said to the ${who}`);
      run.greatest(`slowest answer of the ${who}, ms`, took);
      if (took > SLOW_MS) run.violated("no frame hangs a session", `${took} ms ${frame.slice(0, 500)}`);
      if (answer !== null && said < FRAMES_A_SESSION) return "open";
      leave();
      return "ended";
    },
  };
};

interface Ear {
  readonly hear: (frame: string) => void;
  readonly close: () => void;
  /** The next message of that type, and number where it has one; `null` when the session has ended. */
  readonly next: (type: Message["type"], at?: number) => Promise<Message | null>;
}

const createEar = (run: Run): Ear => {
  let isClosed = false;
  let waiting: { type: string; at: number | undefined; found: (message: Message | null) => void } | null =
    null;
  const heard: Message[] = [];
  const look = (): void => {
    if (waiting === null) return;
    const { type, at, found } = waiting;
    const message = heard.find(
      (one) => one.type === type && (at === undefined || ("at" in one && one.at === at)),
    );
    if (message === undefined && !isClosed) return;
    waiting = null;
    heard.length = 0;
    found(message ?? null);
  };
  return {
    hear: (frame) => {
      const message = decodeFrame(frame);
      if (!message.ok) run.violated("what is answered is a message", frame.slice(0, 500));
      else heard.push(message.value);
      look();
    },
    close: () => {
      isClosed = true;
      look();
    },
    next: (type, at) =>
      new Promise((found) => {
        waiting = { type, at, found };
        look();
      }),
  };
};
