import { replaceDate } from "./clock.ts";

/** The server as users start it, by a clock that is ahead. */
replaceDate(Number(process.env.SHOP_AHEAD));
await import("../../../sync-server/start.ts");
