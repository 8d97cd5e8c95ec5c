import { type DisplayMessage, type DisplayState, readDisplayMessage } from "./display-state.ts";

/** The part of a `BroadcastChannel` that both windows use. */
export interface DisplayChannel {
  readonly postMessage: (message: DisplayMessage) => void;
  readonly addEventListener: (type: "message", listener: (event: { readonly data: unknown }) => void) => void;
  readonly close: () => void;
}

export const CHANNEL_NAME = "saudaflow-customer-display";

export const DISPLAY_PATH = "/display.html";

/** The till's end: shows the state to whoever listens, and again to a window that opens later. */
export const createDisplayFeed = (channel: DisplayChannel) => {
  let state: DisplayState | null = null;
  const post = (): void => {
    if (state !== null) channel.postMessage({ type: "show", state });
  };
  channel.addEventListener("message", ({ data }) => {
    if (readDisplayMessage(data)?.type === "hello") post();
  });
  return {
    show: (next: DisplayState): void => {
      state = next;
      post();
    },
    close: channel.close.bind(channel),
  };
};

export type DisplayFeed = ReturnType<typeof createDisplayFeed>;

/** The customer's end: hears the state as often as it changes, and asks for it at once. */
export const listenToTill = (channel: DisplayChannel, heard: (state: DisplayState) => void): void => {
  channel.addEventListener("message", ({ data }) => {
    const message = readDisplayMessage(data);
    if (message?.type === "show") heard(message.state);
  });
  channel.postMessage({ type: "hello" });
};
