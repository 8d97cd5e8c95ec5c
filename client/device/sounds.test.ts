import { expect, test } from "vitest";
import { type Audio, createSounds, SOUNDS } from "./sounds.ts";

/** Audio that writes down the height of each tone; `asleep` until somebody touches the page. */
const anEar = ({ asleep = false, late = 0 } = {}) => {
  const heard: number[] = [];
  let state: AudioContextState = asleep ? "suspended" : "running";
  let currentTime = 1;
  const audio = {
    get state() {
      return state;
    },
    get currentTime() {
      return currentTime;
    },
    destination: {},
    resume: async () => {
      currentTime += late;
      state = "running";
    },
    createGain: () => ({
      gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
      connect: () => {},
    }),
    createOscillator: () => {
      const frequency = { value: 0 };
      return {
        type: "sine",
        frequency,
        connect: () => {},
        start: () => heard.push(frequency.value),
        stop: () => {},
      };
    },
  } as unknown as Audio;
  return { audio, heard };
};

const aStorage = (stored: Record<string, string> = {}) => ({
  getItem: (key: string) => stored[key] ?? null,
  setItem: (key: string, value: string) => {
    stored[key] = value;
  },
});

test.each(SOUNDS)("%s is heard, and is like no other", (sound) => {
  const ears = SOUNDS.map(() => anEar());
  const tones = SOUNDS.map((each, i) => {
    createSounds({ storage: aStorage(), open: () => ears[i]?.audio ?? null }).play(each);
    return ears[i]?.heard.join(" ") ?? "";
  });
  expect(tones[SOUNDS.indexOf(sound)]).not.toBe("");
  expect(new Set(tones).size).toBe(SOUNDS.length);
});

test("turned off it is silent, also after a reload, and opens no audio", () => {
  const storage = aStorage();
  createSounds({ storage, open: () => null }).turn(false);
  let opened = 0;
  const sounds = createSounds({
    storage,
    open: () => {
      opened += 1;
      return null;
    },
  });
  sounds.play("scan");
  expect([sounds.isOn.value, opened]).toEqual([false, 0]);
});

test.each([
  { what: "heard as soon as the page may be", late: 0.01, tones: 1 },
  { what: "left out when it would come late", late: 5, tones: 0 },
])("before the first touch a sound is $what", async ({ late, tones }) => {
  const ear = anEar({ asleep: true, late });
  createSounds({ storage: aStorage(), open: () => ear.audio }).play("scan");
  await expect.poll(() => ear.audio.state).toBe("running");
  await Promise.resolve();
  expect(ear.heard).toHaveLength(tones);
});

test("where there is no audio nothing happens", () => {
  expect(() => createSounds({ storage: aStorage(), open: () => null }).play("paid")).not.toThrow();
});
