import { type ReadonlySignal, signal } from "@preact/signals";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { CodeFormat, CodeReader, SeenCode } from "../workers/codes.ts";
import { isCheckedByItself } from "../workers/codes.ts";
import { followFrames } from "./camera-frames.ts";
import { type CameraError, cameraErrorOf } from "./camera-permission.ts";

/** A camera that looks for codes. */
export interface CameraScanner {
  /** Shows the camera in `video` and tells of each code once, until it is stopped. */
  readonly start: (
    video: HTMLVideoElement,
    onCode: (code: SeenCode) => void,
  ) => Promise<Result<RunningScan, CameraError>>;
}

export interface RunningScan {
  /** Whether the lamp is on; `null` where there is none. */
  readonly torch: ReadonlySignal<boolean | null>;
  readonly switchTorch: () => Promise<void>;
  readonly stop: () => void;
}

export interface CameraScannerOptions {
  readonly formats: readonly CodeFormat[];
  /** Starts a reader; called anew for each scan. */
  readonly openReader: () => { readonly port: CodeReader; readonly close: () => void };
  /** Address of the decoder. */
  readonly wasm: string;
  readonly now: () => number;
  readonly media?: Pick<MediaDevices, "getUserMedia"> | null;
}

/** Enough for a code of 41 modules across half a picture; wider costs time and reads no more. */
const WANTED: MediaTrackConstraints = {
  facingMode: { ideal: "environment" },
  width: { ideal: 1280 },
  height: { ideal: 720 },
};

export const createCameraScanner = (options: CameraScannerOptions): CameraScanner => ({
  start: async (video, onCode) => {
    const { media = navigator.mediaDevices ?? null } = options;
    if (media === null) return err({ type: "NoCamera" });
    const stream = await media.getUserMedia({ video: WANTED, audio: false }).catch(cameraErrorOf);
    if (!(stream instanceof MediaStream)) return err(stream);
    const [track] = stream.getVideoTracks();
    const reader = options.openReader();
    const stop = (): void => {
      for (const each of stream.getTracks()) each.stop();
      video.srcObject = null;
      reader.close();
    };
    try {
      if (track === undefined) throw new Error("A camera without pictures");
      video.srcObject = stream;
      await Promise.all([video.play(), reader.port.open(options.formats, options.wasm)]);
      const take = createAgreement(options.now, onCode);
      const stopFrames = followFrames({ track, video, reader: reader.port, onSeen: take });
      return ok({
        ...torchOf(track),
        stop: () => {
          stopFrames();
          stop();
        },
      });
    } catch {
      stop();
      return err({ type: "CameraFailed" });
    }
  },
});

/** The same code again within this time is still the same look at it. */
const SAME_LOOK_MS = 1_500;

interface Look {
  readonly lastAt: number;
  readonly isTold: boolean;
}

/**
 * Tells of a code once for each look at it, and of one without a check of its own when two frames running agree. Each code has
 * a look of its own, so two that lie side by side are not told of in turn for ever.
 */
export const createAgreement = (
  now: () => number,
  onCode: (code: SeenCode) => void,
): ((code: SeenCode) => void) => {
  const looks = new Map<string, Look>();
  let last = "";
  return (code) => {
    const key = `${code.format} ${code.text}`;
    const at = now();
    for (const [each, { lastAt }] of looks) if (at - lastAt > SAME_LOOK_MS || at < lastAt) looks.delete(each);
    const isTold = looks.get(key)?.isTold === true;
    const isAgreed = isCheckedByItself(code.format) || (last === key && looks.has(key));
    last = key;
    looks.set(key, { lastAt: at, isTold: isTold || isAgreed });
    if (isAgreed && !isTold) onCode(code);
  };
};

const torchOf = (track: MediaStreamTrack): Pick<RunningScan, "torch" | "switchTorch"> => {
  const hasTorch = "torch" in (track.getCapabilities?.() ?? {});
  const torch = signal<boolean | null>(hasTorch ? false : null);
  return {
    torch,
    switchTorch: async () => {
      const wanted = torch.peek() === false;
      const constraint = { advanced: [{ torch: wanted }] } as unknown as MediaTrackConstraints;
      await track.applyConstraints(constraint).then(
        () => {
          torch.value = wanted;
        },
        () => {
          torch.value = null; // it said it had one
        },
      );
    },
  };
};
