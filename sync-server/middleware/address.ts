import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The address a request came from. What a proxy says is believed only where the operator says there is one. */
export const addressOf = (c: Context, trustProxy: boolean): string => {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  if (forwarded !== undefined && forwarded !== "") return forwarded;
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown"; // called without a socket, as tests do
  }
};

/** Whether the request travelled encrypted, as far as this server or the proxy before it knows. */
export const isSecure = (c: Context, trustProxy: boolean): boolean =>
  trustProxy ? c.req.header("x-forwarded-proto") === "https" : new URL(c.req.url).protocol === "https:";
