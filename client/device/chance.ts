import { randomBytes } from "./ids.ts";

/** A random number from 0 up to 1, for pauses that should not be alike on every device. */
export const chance = (): number => new DataView(randomBytes(4).buffer).getUint32(0) / 2 ** 32;
