import { type HubAddress, hubAnswer } from "../../shared/sync/pairing/hub.ts";
import { LINK_CHANNEL, sdpToDescription } from "../../shared/sync/pairing/sdp.ts";
import type { LineLibrary } from "../hub/library.ts";
import type { LineKey } from "../hub/line-key.ts";

/** A direct link as a till has it, made by the same library. */
export interface DialledLine {
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
  key: LineKey,
): DialledLine => {
  const connection = new library.PeerConnection("till", {
    iceServers: [],
    disableAutoNegotiation: true,
    certificatePemFile: key.certificatePem,
    keyPemFile: key.keyPem,
  });
  const { label, ...settings } = LINK_CHANNEL;
  const channel = connection.createDataChannel(label, settings);
  connection.onLocalDescription((offer) => {
    const own = sdpToDescription("offer", offer);
    if (!own.ok) throw new Error(own.error.lacks);
    connection.setRemoteDescription(hubAnswer(hub, own.value.pwd), "answer");
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
    opened,
    closed,
    send: (bytes) => {
      if (channel.isOpen()) channel.sendMessageBinary(bytes);
    },
    close: () => connection.close(),
  };
};
