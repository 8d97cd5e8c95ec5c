import type { CameraFrame, CodeReader, SeenCode } from "../workers/codes.ts";

export interface FrameSource {
  readonly track: MediaStreamTrack;
  /** Shows the same track; read where the browser hands out no frames of a track. */
  readonly video: HTMLVideoElement;
  readonly reader: CodeReader;
  readonly onSeen: (code: SeenCode) => void;
}

/**
 * Takes frames to the reader until stopped: straight from the track where the browser can (nothing happens on the main
 * thread then), else one by one as they are shown, the next when the last was read.
 */
export const followFrames = (source: FrameSource): (() => void) => {
  const frames = framesOf(source.track);
  if (frames === null) return followShown(source);
  // It ends with its track or its worker; a reader gone with its worker is no fault.
  source.reader.follow(frames, source.onSeen).catch(() => undefined);
  return () => {};
};

/** Chromium has it in windows; the standard has it in workers only, and then the other way is taken. */
const framesOf = (track: MediaStreamTrack): ReadableStream<VideoFrame> | null => {
  const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessor }).MediaStreamTrackProcessor;
  return Processor === undefined ? null : new Processor({ track }).readable;
};

type TrackProcessor = new (init: {
  readonly track: MediaStreamTrack;
}) => { readonly readable: ReadableStream<VideoFrame> };

const followShown = ({ video, reader, onSeen }: FrameSource): (() => void) => {
  let isOn = true;
  const look = async (): Promise<void> => {
    const seen = await reader.read(await frameOf(video));
    if (seen !== null && isOn) onSeen(seen);
  };
  const next = (): void => {
    if (isOn) video.requestVideoFrameCallback(() => void look().then(next, next));
  };
  next();
  return () => {
    isOn = false;
  };
};

const frameOf = async (video: HTMLVideoElement): Promise<CameraFrame> =>
  typeof VideoFrame === "undefined" ? createImageBitmap(video) : new VideoFrame(video);
