import { isIP } from "node:net";
import type { DataChannel, IceUdpMuxListener, PeerConnection } from "node-datachannel";
import type { Logger } from "pino";
import { fingerprintFromSdp } from "../../shared/sync/pairing/fingerprint.ts";
import {
  callerOffer,
  HUB_CHANNEL,
  HUB_PASSWORD,
  hostCandidate,
  isUfrag,
  readHubUfrag,
} from "../../shared/sync/pairing/hub.ts";
import type { LineLibrary } from "./library.ts";
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
const MAX_MESSAGE = 262_144;

interface Knock {
  /** What the caller calls us, and itself. */
  readonly localUfrag: string;
  readonly ufrag: string;
  readonly host: string;
  readonly port: number;
}

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

  const knocked = ({ localUfrag, ufrag, host, port: theirs }: Knock): void => {
    const password = readHubUfrag(localUfrag);
    if (password === null || !isUfrag(ufrag) || isIP(host) === 0 || lines.has(localUfrag)) return;
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
    const line = openLine(connection, accept, {
      cameIn: () => waiting--,
      ended: () => lines.delete(localUfrag),
    });
    lines.set(localUfrag, line);
    connection.setRemoteDescription(callerOffer({ ufrag, password }), "offer");
    connection.setLocalDescription("answer", { iceUfrag: localUfrag, icePwd: HUB_PASSWORD });
    connection.addRemoteCandidate(hostCandidate(host, theirs), "0");
  };

  // Kept by what is given back: the library's listener falls silent once nothing refers to it.
  const listener: IceUdpMuxListener = openPort(library, port);
  listener.onUnhandledStunRequest((knock) => {
    try {
      knocked(knock);
    } catch (error) {
      log.warn({ err: error }, "a direct link could not be answered");
    }
  });
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
  tell: { readonly cameIn: () => void; readonly ended: () => void },
): { readonly close: () => void } => {
  let ears: LineEars | null = null;
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
  const late = setTimeout(close, COME_IN_WITHIN_MS);
  connection.onStateChange((state) => {
    if (state === "disconnected" || state === "failed" || state === "closed") close();
  });
  connection.onDataChannel((channel) => {
    const fingerprint = fingerprintFromSdp(connection.remoteFingerprint().value);
    if (isOver || ears !== null || fingerprint === null || channel.getLabel() !== HUB_CHANNEL) {
      channel.close();
      return;
    }
    comeIn();
    ears = accept({ fingerprint, send: (bytes) => sendOn(channel, bytes, close), close });
    channel.onMessage((message) => {
      if (typeof message === "string") close();
      else ears?.receive(new Uint8Array(message));
    });
    channel.onClosed(close);
  });
  return { close };
};

/** A message that cannot be sent ends the link: what follows could not be read without it. */
const sendOn = (channel: DataChannel, bytes: Uint8Array, close: () => void): void => {
  try {
    channel.sendMessageBinary(bytes);
  } catch {
    close();
  }
};
