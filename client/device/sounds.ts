import { type ReadonlySignal, signal } from "@preact/signals";
import type { TextStorage } from "../ui/storage.ts";

export const SOUNDS = ["scan", "unknown", "error", "paid"] as const;

/** What the till lets be heard: a scan that was taken, a code nobody knows, a fault, a sale that is paid. */
export type Sound = (typeof SOUNDS)[number];

export interface Sounds {
  /** Silent while sounds are off, and until somebody has touched the page: browsers allow none before. */
  readonly play: (sound: Sound) => void;
  readonly isOn: ReadonlySignal<boolean>;
  readonly turn: (on: boolean) => void;
}

/** As much of the Web Audio API as tones are made of. */
export type Audio = Pick<
  AudioContext,
  "state" | "currentTime" | "destination" | "resume" | "createOscillator" | "createGain"
>;

export interface SoundsDeps {
  readonly storage: TextStorage;
  /** Opens the device's audio, when the first sound is wanted; `null` where there is none. */
  readonly open: () => Audio | null;
}

/** The till's four sounds, made of tones, with no files to fetch. On or off is kept for this device. */
export const createSounds = ({ storage, open }: SoundsDeps): Sounds => {
  const isOn = signal(storage.getItem(KEY) !== "off");
  let audio: Audio | null | undefined;
  const play = (sound: Sound): void => {
    if (!isOn.peek()) return;
    if (audio === undefined) audio = open();
    if (audio === null) return;
    // One that had to wait for a touch would come late and mean nothing.
    if (audio.state === "running") for (const tone of TONES[sound]) sing(audio, tone);
    else void wake(audio, sound);
  };
  const wake = async (asleep: Audio, sound: Sound): Promise<void> => {
    const from = asleep.currentTime;
    await asleep.resume().catch(() => undefined);
    if (asleep.state === "running" && asleep.currentTime - from < LATE_S)
      for (const tone of TONES[sound]) sing(asleep, tone);
  };
  return {
    play,
    isOn,
    turn: (on) => {
      isOn.value = on;
      storage.setItem(KEY, on ? "on" : "off");
    },
  };
};

const KEY = "sounds";

/** Later than this it would be heard as the sound of the next thing. */
const LATE_S = 0.2;

/** Start and length in seconds, height in hertz. */
interface Tone {
  readonly at: number;
  readonly long: number;
  readonly hertz: number;
  readonly shape: OscillatorType;
}

/** Told apart with eyes shut: short and high is good, twice and falling is not, low and rough is wrong. */
const TONES: Readonly<Record<Sound, readonly Tone[]>> = {
  scan: [{ at: 0, long: 0.06, hertz: 1_760, shape: "sine" }],
  unknown: [
    { at: 0, long: 0.11, hertz: 587, shape: "square" },
    { at: 0.15, long: 0.16, hertz: 440, shape: "square" },
  ],
  error: [{ at: 0, long: 0.32, hertz: 165, shape: "sawtooth" }],
  paid: [
    { at: 0, long: 0.1, hertz: 1_047, shape: "sine" },
    { at: 0.1, long: 0.1, hertz: 1_319, shape: "sine" },
    { at: 0.2, long: 0.2, hertz: 1_568, shape: "sine" },
  ],
};

const LOUD = 0.18;
const EDGE_S = 0.008; // a tone cut off hard clicks

const sing = (audio: Audio, { at, long, hertz, shape }: Tone): void => {
  const start = audio.currentTime + at;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUD, start + EDGE_S);
  gain.gain.setValueAtTime(LOUD, start + long - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, start + long);
  gain.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.type = shape;
  tone.frequency.value = hertz;
  tone.connect(gain);
  tone.start(start);
  tone.stop(start + long);
};
