import { isIP } from "node:net";
import type { Logger } from "pino";
import { fingerprintOfHex } from "../../shared/sync/pairing/description.ts";
import { HUB_PWD, knockOffer, readKnock } from "../../shared/sync/pairing/hub.ts";
import { LINK_CHANNEL } from "../../shared/sync/pairing/sdp.ts";
import type {
  DataChannel,
  IceUdpMuxListener,
  IceUdpMuxRequest,
  LineLibrary,
  PeerConnection,
} from "./library.ts";
import type { LineKey } from "./line-key.ts";

/** A direct link that stands; whose it is, its fingerprint must tell. */
export interface LineChannel {
  /** Of the key at the other end: SHA-256, base64url. */
  readonly fingerprint: string;
  readonly send: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

export interface LineEars {
  readonly receive: (bytes: Uint8Array) => void;
  readonly closed: () => void;
}

export interface ListenerDeps {
  readonly library: LineLibrary;
  /** UDP, on all addresses of this computer. */
  readonly port: number;
  readonly key: LineKey;
  readonly log: Logger;
}

export interface LineListener {
  readonly close: () => void;
}

/** Who knocked and has not come in yet: anyone on the network may knock. */
const MAX_WAITING = 64;
const MAX_LINES = 1_000;
const COME_IN_WITHIN_MS = 15_000;
const LAST_WORDS_MS = 500;
const MAX_MESSAGE = 262_144;

/**
 * Answers direct links on one fixed port, from whoever knows its fingerprint. Throws where the port is taken. Only text that was
 * looked at goes to the library: what it cannot read it may answer by ending the process.
 */
export const listenForLines = (
  { library, port, key, log }: ListenerDeps,
  accept: (channel: LineChannel) => LineEars,
): LineListener => {
  const lines = new Map<string, { readonly close: () => void }>();
  let waiting = 0;

  const knocked = ({ localUfrag, ufrag, host, port: theirs }: IceUdpMuxRequest): void => {
    const knock = readKnock(localUfrag, ufrag);
    if (knock === null || isIP(host) === 0 || lines.has(localUfrag)) return;
    if (waiting >= MAX_WAITING || lines.size >= MAX_LINES) return;
    const connection = new library.PeerConnection("line", {
      iceServers: [],
      enableIceUdpMux: true,
      portRangeBegin: port,
      portRangeEnd: port,
      disableAutoNegotiation: true,
      // The other end's is not known before the link stands; the session asks for it then.
      disableFingerprintVerification: true,
      maxMessageSize: MAX_MESSAGE,
      certificatePemFile: key.certificatePem,
      keyPemFile: key.keyPem,
    });
    waiting++;
    const line = openLine(connection, accept, log, {
      cameIn: () => waiting--,
      ended: () => lines.delete(localUfrag),
    });
    lines.set(localUfrag, line);
    connection.setRemoteDescription(knockOffer(knock), "offer");
    connection.setLocalDescription("answer", { iceUfrag: localUfrag, icePwd: HUB_PWD });
    connection.addRemoteCandidate(`candidate:1 1 UDP 2130706431 ${host} ${theirs} typ host`, "0");
  };

  // Kept by what is given back: the library's listener falls silent once nothing refers to it.
  const listener: IceUdpMuxListener = openPort(library, port);
  listener.onUnhandledStunRequest(guarded(knocked, log));
  return {
    close: () => {
      listener.stop();
      for (const { close } of [...lines.values()]) close();
    },
  };
};

const openPort = (library: LineLibrary, port: number): IceUdpMuxListener => {
  try {
    return new library.IceUdpMuxListener(port);
  } catch (error) {
    throw new Error(`UDP port ${port} cannot be listened on; choose another.`, { cause: error });
  }
};

/** One connection, from the first packet to its end: `cameIn` comes once, whether a channel was opened or not. */
const openLine = (
  connection: PeerConnection,
  accept: (channel: LineChannel) => LineEars,
  log: Logger,
  tell: { readonly cameIn: () => void; readonly ended: () => void },
): { readonly close: () => void } => {
  let ears: LineEars | null = null;
  // The library may tell of a message before it tells that the channel is open.
  const early: Uint8Array[] = [];
  let [isOver, isIn] = [false, false];
  const comeIn = (): void => {
    if (!isIn) tell.cameIn();
    isIn = true;
    clearTimeout(late);
  };
  const close = (): void => {
    if (isOver) return;
    isOver = true;
    comeIn();
    tell.ended();
    ears?.closed();
    connection.close();
  };
  /** What was said last is still to arrive; whoever hears a goodbye hangs up first. */
  const closeGently = (): void => {
    setTimeout(close, LAST_WORDS_MS);
  };
  const late = setTimeout(close, COME_IN_WITHIN_MS);
  const on = <Args extends unknown[]>(run: (...args: Args) => void) => guarded(run, log, close);
  connection.onStateChange(
    on((state) => {
      if (state === "disconnected" || state === "failed" || state === "closed") close();
    }),
  );
  const { label, ...settings } = LINK_CHANNEL;
  const channel = connection.createDataChannel(label, settings);
  channel.onOpen(
    on(() => {
      if (isOver) return;
      const fingerprint = fingerprintOfHex(connection.remoteFingerprint().value);
      if (fingerprint === null) return close();
      comeIn();
      ears = accept({ fingerprint, send: (bytes) => sendOn(channel, bytes, close), close: closeGently });
      for (const message of early.splice(0)) ears.receive(message);
    }),
  );
  channel.onMessage(
    on((message) => {
      if (typeof message === "string") close();
      else if (ears === null) early.push(new Uint8Array(message));
      else if (!isOver) ears.receive(new Uint8Array(message));
    }),
  );
  channel.onClosed(on(close));
  return { close };
};

/** What the library calls must not throw: that would end the whole process. */
const guarded =
  <Args extends unknown[]>(run: (...args: Args) => void, log: Logger, otherwise?: () => void) =>
  (...args: Args): void => {
    try {
      run(...args);
    } catch (error) {
      log.warn({ err: error }, "a direct link broke");
      otherwise?.();
    }
  };

/** A message that cannot be sent ends the link: what follows could not be read without it. */
const sendOn = (channel: DataChannel, bytes: Uint8Array, close: () => void): void => {
  try {
    channel.sendMessageBinary(bytes);
  } catch {
    close();
  }
};
