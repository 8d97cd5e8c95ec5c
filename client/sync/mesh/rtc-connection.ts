import type { Description } from "../../../shared/sync/pairing/description.ts";
import { hubAnswer } from "../../../shared/sync/pairing/hub.ts";
import { descriptionToSdp, LINK_CHANNEL, sdpToDescription } from "../../../shared/sync/pairing/sdp.ts";
import type { Connection, ConnectionEars, Connections } from "./connection.ts";

/** Addresses not found by then are left out. */
const GATHER_MS = 2_000;
/** A last word is given this long to leave. */
const LAST_WORD_MS = 500;
const LOW_WATER = 256 * 1024;

/** Connections of this browser, under its transport key. They live and die with the page. */
export const createRtcConnections = (key: RTCCertificate, fingerprint: string): Connections => ({
  fingerprint,
  create: (ears) => createRtcConnection(key, ears),
});

const createRtcConnection = (key: RTCCertificate, ears: ConnectionEars): Connection => {
  const connection = new RTCPeerConnection({ iceServers: [], certificates: [key] });
  const close = openChannel(connection, ears);
  const describe = async (type: Description["type"]): Promise<Description> => {
    await connection.setLocalDescription();
    await gathered(connection);
    const described = sdpToDescription(type, connection.localDescription?.sdp ?? "");
    if (!described.ok) throw new Error(`No ${described.error.lacks} in the browser's own description`);
    return described.value;
  };
  const accept = (type: Description["type"], sdp: string): Promise<void> =>
    connection.setRemoteDescription({ type, sdp });
  return {
    offer: () => describe("offer"),
    answer: async (offer) => {
      await accept("offer", descriptionToSdp(offer));
      return describe("answer");
    },
    accept: (answer) => accept("answer", descriptionToSdp(answer)),
    dialHub: async (hub) => {
      const { pwd } = await describe("offer");
      await accept("answer", hubAnswer(hub, pwd));
    },
    resume: async ({ ufrag, pwd }, answer) => {
      const { sdp = "" } = await connection.createOffer();
      const named = sdp
        .replace(/^a=ice-ufrag:.*$/m, `a=ice-ufrag:${ufrag}`)
        .replace(/^a=ice-pwd:.*$/m, `a=ice-pwd:${pwd}`);
      await connection.setLocalDescription({ type: "offer", sdp: named });
      await accept("answer", descriptionToSdp(answer));
    },
    close,
  };
};

/** The link's one channel; gives how to close it. */
const openChannel = (connection: RTCPeerConnection, ears: ConnectionEars): (() => void) => {
  const { label, ...settings } = LINK_CHANNEL;
  const channel = connection.createDataChannel(label, settings);
  channel.binaryType = "arraybuffer";
  channel.bufferedAmountLowThreshold = LOW_WATER;
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    connection.close();
    ears.closed();
  };
  channel.onopen = () =>
    ears.opened({
      // A channel that is closing throws: its end is heard of anyway.
      send: (message) => (channel.readyState === "open" ? channel.send(message) : undefined),
      buffered: () => channel.bufferedAmount,
    });
  channel.onmessage = ({ data }) =>
    ears.received(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array());
  channel.onbufferedamountlow = ears.drained;
  channel.onclose = end;
  connection.onconnectionstatechange = () => {
    if (connection.connectionState === "connecting") ears.reached();
    else if (connection.connectionState === "closed") end();
    // Before the channel is open the other end may still be on its way, carried by people.
    else if (connection.connectionState === "failed" && channel.readyState === "open") end();
  };
  return () => {
    if (isOver) return;
    if (channel.readyState !== "open") return end();
    channel.close();
    setTimeout(end, LAST_WORD_MS);
  };
};

const gathered = (connection: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === "complete") resolve();
    };
    connection.addEventListener("icegatheringstatechange", look);
    setTimeout(resolve, GATHER_MS);
    look();
  });
