/** Kinds of code a camera may look for; few of them read faster and misread less than all. */
export type CodeFormat =
  | "QRCode"
  | "DataMatrix"
  | "EAN13"
  | "EAN8"
  | "UPCA"
  | "UPCE"
  | "Code128"
  | "Code39"
  | "ITF";

export interface SeenCode {
  readonly text: string;
  readonly format: CodeFormat;
}

/** A frame of a camera. Whoever is given it closes it. */
export type CameraFrame = VideoFrame | ImageBitmap;

/** Finds codes in pictures, off the main thread. */
export interface CodeReader {
  /** Fetches the decoder from `wasm`, an address of our own; rejects where it cannot be had. */
  readonly open: (formats: readonly CodeFormat[], wasm: string) => Promise<void>;
  /** The code in a frame; `null` where there is none that can be read. */
  readonly read: (frame: CameraFrame) => Promise<SeenCode | null>;
  /** Reads frames as fast as it can until they end, leaving out what comes meanwhile. */
  readonly follow: (frames: ReadableStream<VideoFrame>, onSeen: (code: SeenCode) => void) => Promise<void>;
}

/** Lines and stripes carry too little to tell a misreading: such a code counts when two frames running say it. */
export const isCheckedByItself = (format: CodeFormat): boolean =>
  format === "QRCode" || format === "DataMatrix";
