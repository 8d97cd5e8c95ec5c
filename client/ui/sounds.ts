import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Sounds } from "../device/sounds.ts";

export const SoundsContext = createContext<Pick<Sounds, "play"> | null>(null);

/** What plays the till's sounds; silence where there is nothing to play them. */
export const useSounds = (): Pick<Sounds, "play"> => useContext(SoundsContext) ?? SILENCE;

const SILENCE: Pick<Sounds, "play"> = { play: () => {} };
