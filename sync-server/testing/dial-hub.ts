import { fingerprintFromSdp } from "../../shared/sync/pairing/fingerprint.ts";
import { HUB_CHANNEL, type HubAddress, hubAnswer } from "../../shared/sync/pairing/hub.ts";
import type { LineLibrary } from "../hub/library.ts";
import type { LineKey } from "../hub/line-key.ts";

/** A direct link as a till has it, made by the same library. */
export interface DialledLine {
  /** Our end's, as the hub sees it. */
  readonly fingerprint: string;
  readonly opened: Promise<void>;
  readonly closed: Promise<void>;
  readonly send: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

/** Dials a hub the way a browser does: an ordinary offer, and the hub's answer written here. */
export const dialHub = (
  library: LineLibrary,
  hub: HubAddress,
  receive: (bytes: Uint8Array) => void,
  key?: LineKey,
  label = HUB_CHANNEL,
): DialledLine => {
  const connection = new library.PeerConnection("till", {
    iceServers: [],
    disableAutoNegotiation: true,
    ...(key && { certificatePemFile: key.certificatePem, keyPemFile: key.keyPem }),
  });
  const channel = connection.createDataChannel(label);
  let fingerprint = "";
  connection.onLocalDescription((offer) => {
    fingerprint = fingerprintFromSdp(/a=fingerprint:sha-256 (\S+)/.exec(offer)?.[1] ?? "") ?? "";
    const answer = hubAnswer(offer, hub);
    if (!answer.ok) throw new Error(answer.error.reason);
    connection.setRemoteDescription(answer.value, "answer");
  });
  const opened = new Promise<void>((resolve) => channel.onOpen(resolve));
  const closed = new Promise<void>((resolve) => {
    connection.onStateChange((state) => {
      if (state === "closed" || state === "failed" || state === "disconnected") resolve();
    });
    channel.onClosed(resolve);
  });
  channel.onMessage((message) => {
    if (typeof message !== "string") receive(new Uint8Array(message));
  });
  connection.setLocalDescription("offer");
  return {
    get fingerprint() {
      return fingerprint;
    },
    opened,
    closed,
    send: (bytes) => void channel.sendMessageBinary(bytes),
    close: () => connection.close(),
  };
};
