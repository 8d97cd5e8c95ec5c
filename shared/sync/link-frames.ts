import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { err, ok, type Result } from "../lib/result.ts";
import { MAX_FRAME_LENGTH } from "./messages.ts";

/** Longest message of a data channel, in bytes, its first byte included. */
export const MAX_LINK_MESSAGE = 64 * 1024;

/** Says frames of a session in messages of a data channel that keeps their order. */
export interface FrameWriter {
  /** The messages that carry the frame, to be sent in this order and with no other frame between. */
  readonly write: (frame: string) => readonly Uint8Array<ArrayBuffer>[];
}

/** Hears them. */
export interface FrameReader {
  /** The frame that this message completes; `null` when more of it is to come. After an error nothing more can be read. */
  readonly read: (message: Uint8Array) => Result<string | null, BadLinkFrame>;
}

export interface BadLinkFrame {
  readonly type: "BadLinkFrame";
  readonly reason: string;
}

/** First byte of a message: whether the frame goes on in the next. */
const [MORE, LAST] = [0, 1];
/** Deflate could point back twice as far; it would cost twice the time and save little. */
const WINDOW = 16 * 1024;

/**
 * Each frame is deflated by itself, with what was said on the link before it as the dictionary: what is repeated need not be said again, so a
 * sale costs little more than what is new in it. (One stream flushed after every frame would do the same; `Deflate.flush` of fflate 0.8.3
 * writes a broken block after some lengths.)
 */
export const createFrameWriter = (): FrameWriter => {
  let said: Uint8Array = new Uint8Array();
  return {
    write: (frame) => {
      const bytes = strToU8(frame);
      const packed = deflateSync(bytes, { level: 6, dictionary: said });
      said = lastOf(said, bytes);
      return messagesOf(packed);
    },
  };
};

/** The end of what was said, with this after it. */
const lastOf = (said: Uint8Array, bytes: Uint8Array): Uint8Array =>
  bytes.length >= WINDOW ? bytes.slice(-WINDOW) : join([said.subarray(-(WINDOW - bytes.length)), bytes]);

const messagesOf = (packed: Uint8Array): readonly Uint8Array<ArrayBuffer>[] => {
  const room = MAX_LINK_MESSAGE - 1;
  return Array.from({ length: Math.max(1, Math.ceil(packed.length / room)) }, (_, i) => {
    const part = packed.subarray(i * room, (i + 1) * room);
    const message = new Uint8Array(part.length + 1);
    message[0] = (i + 1) * room >= packed.length ? LAST : MORE;
    message.set(part, 1);
    return message;
  });
};

/** So little is unpacked at a time that a message made to grow is noticed before it fills the memory. */
const SLICE = 1024;

/** The other half: unpacks what `createFrameWriter` packed, and refuses a frame longer than a session takes. */
export const createFrameReader = (): FrameReader => {
  let heard: Uint8Array = new Uint8Array();
  let unpacking = createUnpacking(heard);
  let broken: BadLinkFrame | null = null;
  const complete = (): string => {
    const bytes = unpacking.whole();
    heard = lastOf(heard, bytes);
    unpacking = createUnpacking(heard);
    return strFromU8(bytes);
  };
  return {
    read: (message) => {
      if (broken !== null) return err(broken);
      try {
        if (message.length < 2 || (message[0] !== MORE && message[0] !== LAST)) throw new Error("no frame");
        unpacking.push(message.subarray(1), message[0] === LAST);
        return ok(message[0] === MORE ? null : complete());
      } catch (error) {
        broken = { type: "BadLinkFrame", reason: error instanceof Error ? error.message : "unreadable" };
        return err(broken);
      }
    },
  };
};

interface Unpacking {
  /** Throws on what is no deflate, and as soon as it grows too long. */
  readonly push: (bytes: Uint8Array, isLast: boolean) => void;
  readonly whole: () => Uint8Array;
}

const createUnpacking = (dictionary: Uint8Array): Unpacking => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate({ dictionary }, (part) => {
    parts.push(part);
    length += part.length;
  });
  return {
    push: (bytes, isLast) => {
      for (let at = 0; at < bytes.length; at += SLICE) {
        inflate.push(bytes.subarray(at, at + SLICE), isLast && at + SLICE >= bytes.length);
        if (length > MAX_FRAME_LENGTH) throw new Error("too long");
      }
    },
    whole: () => join(parts),
  };
};

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
