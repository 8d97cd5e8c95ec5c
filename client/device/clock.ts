import type { Instant } from "../../shared/core/stamp.ts";

/** What the device's clock says, ms since 1970; the only clock of the client. */
export const readClock = (): Instant => Date.now() as Instant;
