import { createFrameReader, createFrameWriter } from "../../shared/sync/link-frames.ts";
import type { ByeReason } from "../../shared/sync/messages.ts";
import { bindingOf } from "../../shared/sync/pairing/description.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import { type RunningSession, runSession, type SessionEvents } from "../../shared/sync/run.ts";
import { newSecret, nodeCrypto } from "../crypto.ts";
import type { LineLibrary } from "../hub/library.ts";
import type { LineKey } from "../hub/line-key.ts";
import { dialHub } from "./dial-hub.ts";
import type { TestTill } from "./till.ts";

export interface LineTill {
  readonly opened: Promise<void>;
  readonly ended: Promise<{ readonly reason: ByeReason; readonly by: "us" | "peer" }>;
  readonly session: RunningSession;
  /** Bytes over the line, both ways. */
  readonly bytes: () => number;
  readonly close: () => void;
}

export interface LineTillOptions {
  readonly events?: SessionEvents;
  /** What the till takes the channel's binding for; the right one when left out. */
  readonly binding?: string;
}

/** A session of a till with a hub over a direct link. */
export const connectLine = (
  library: LineLibrary,
  hub: HubAddress,
  { device, writer, replica }: TestTill,
  key: LineKey,
  { events = {}, binding = bindingOf(key.fingerprint, hub.fingerprint) }: LineTillOptions = {},
): LineTill => {
  const [frames, reader] = [createFrameWriter(), createFrameReader()];
  let bytes = 0;
  let session: RunningSession | null = null;
  const line = dialHub(
    library,
    hub,
    (message) => {
      bytes += message.length;
      const frame = reader.read(message);
      if (!frame.ok) throw new Error(frame.error.reason);
      if (frame.value !== null) session?.receive(frame.value);
    },
    key,
  );
  const opened = later<void>();
  const ended = later<{ readonly reason: ByeReason; readonly by: "us" | "peer" }>();
  const waiting: string[] = [];
  let isOpen = false;
  const send = (frame: string): void => {
    for (const message of frames.write(frame)) {
      bytes += message.length;
      line.send(message);
    }
  };
  session = runSession({
    config: {
      org: device.authority.org,
      certificate: writer.certificate,
      signed: writer.signed,
      nonce: newSecret(),
      binding,
      window: 8,
    },
    port: replicaPort(replica),
    transport: { send: (frame) => (isOpen ? send(frame) : waiting.push(frame)), close: line.close },
    crypto: nodeCrypto,
    authority: device.authority,
    sign: writer.sign,
    turnAway: ({ transport }) => (transport === hub.fingerprint ? null : "unpaired"),
    events: {
      ...events,
      opened: () => opened.resolve(),
      ended: (reason, by) => ended.resolve({ reason, by }),
    },
  });
  void line.opened.then(() => {
    isOpen = true;
    for (const frame of waiting.splice(0)) send(frame);
  });
  const { stop } = session;
  void line.closed.then(stop);
  return { opened: opened.promise, ended: ended.promise, session, bytes: () => bytes, close: stop };
};

/** A promise and what settles it. */
const later = <T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};
