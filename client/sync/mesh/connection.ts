import type { Description } from "../../../shared/sync/pairing/description.ts";
import type { HubAddress } from "../../../shared/sync/pairing/hub.ts";

/** One direct connection in the making, as far as a link needs it; a browser's RTCPeerConnection. Its promises fail when it cannot be. */
export interface Connection {
  /** What this end says of itself, once its own addresses are known. */
  readonly offer: () => Promise<Description>;
  /** The other way round: takes an offer, and gives the answer. */
  readonly answer: (offer: Description) => Promise<Description>;
  readonly accept: (answer: Description) => Promise<void>;
  /** Offers and answers for a hub, which hears of it by the first packet. */
  readonly dialHub: (hub: HubAddress) => Promise<void>;
  /** Calls under a name that the other end was told before, and that waits for it with this answer. Fails where the browser allows no such name. */
  readonly resume: (own: Pick<Description, "ufrag" | "pwd">, answer: Description) => Promise<void>;
  /** What is still to be sent is sent first. */
  readonly close: () => void;
}

/** Carries messages in order while it lasts. */
export interface Channel {
  readonly send: (message: Uint8Array<ArrayBuffer>) => void;
  /** Bytes not yet on their way. */
  readonly buffered: () => number;
}

export interface ConnectionEars {
  /** The other end was heard for the first time; the channel is to open soon. */
  readonly reached: () => void;
  readonly opened: (channel: Channel) => void;
  readonly received: (message: Uint8Array) => void;
  /** Less is waiting to be sent than before. */
  readonly drained: () => void;
  /** Said once, whoever closed it. */
  readonly closed: () => void;
}

/** Makes connections under one key. */
export interface Connections {
  /** SHA-256 of the key's certificate, base64url. */
  readonly fingerprint: string;
  readonly create: (ears: ConnectionEars) => Connection;
}
