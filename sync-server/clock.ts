import type { Instant } from "../shared/core/stamp.ts";

/** Tells the time; the only reader of the system's clock on the server. */
export type Clock = () => Instant;

export const systemClock: Clock = () => Date.now() as Instant;
