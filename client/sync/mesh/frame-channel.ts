import { createFrameReader, createFrameWriter } from "../../../shared/sync/link-frames.ts";
import type { Transport } from "../../../shared/sync/run.ts";
import type { Channel } from "./connection.ts";

/** What has crossed a link, in bytes of its messages. */
export interface LinkStats {
  readonly sent: number;
  readonly received: number;
  readonly framesSent: number;
  readonly framesReceived: number;
}

/** Frames of a session over a connection's messages. */
export interface FrameChannel extends Transport {
  readonly opened: (channel: Channel) => void;
  /** The frame a message completes, if it does; a message that cannot be read closes the link. */
  readonly received: (message: Uint8Array) => string | null;
  readonly drained: () => void;
  readonly stats: () => LinkStats;
}

/** No more than this waits in the browser; the rest waits here, so that what is said last is not said into a flood. */
const HIGH_WATER = 1024 * 1024;

export const createFrameChannel = (close: () => void): FrameChannel => {
  const [writer, reader] = [createFrameWriter(), createFrameReader()];
  const waiting: string[] = [];
  let channel: Channel | null = null;
  let stats: LinkStats = { sent: 0, received: 0, framesSent: 0, framesReceived: 0 };

  const drain = (): void => {
    while (channel !== null && waiting.length > 0 && channel.buffered() < HIGH_WATER) {
      let { sent } = stats;
      for (const message of writer.write(waiting.shift() ?? "")) {
        channel.send(message);
        sent += message.length;
      }
      stats = { ...stats, sent, framesSent: stats.framesSent + 1 };
    }
  };
  return {
    send: (frame) => {
      waiting.push(frame);
      drain();
    },
    close,
    opened: (opened) => {
      channel = opened;
      drain();
    },
    received: (message) => {
      const frame = reader.read(message);
      const isWhole = frame.ok && frame.value !== null;
      const framesReceived = stats.framesReceived + (isWhole ? 1 : 0);
      stats = { ...stats, received: stats.received + message.length, framesReceived };
      if (frame.ok) return frame.value;
      close();
      return null;
    },
    drained: drain,
    stats: () => stats,
  };
};
