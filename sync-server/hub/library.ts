import type { IceUdpMuxListener } from "node-datachannel";

export type { DataChannel, IceUdpMuxListener, PeerConnection } from "node-datachannel";

/** What Node needs for WebRTC; an optional part, because it has no binary for some platforms. */
export type LineLibrary = Pick<typeof import("node-datachannel"), "IceUdpMuxListener" | "PeerConnection">;

/** The library, or why there is none here. */
export const loadLineLibrary = async (): Promise<LineLibrary | { readonly missing: string }> => {
  try {
    const { IceUdpMuxListener, PeerConnection, preload } = await import("node-datachannel");
    // Otherwise it takes itself down with the last connection and up with the next, which do not always keep out of each other's way.
    preload();
    return { IceUdpMuxListener, PeerConnection };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
};

/** Somebody sent a first packet: what they call us (`localUfrag`) and themselves, and from where. */
export type IceUdpMuxRequest = Parameters<Parameters<IceUdpMuxListener["onUnhandledStunRequest"]>[0]>[0];
