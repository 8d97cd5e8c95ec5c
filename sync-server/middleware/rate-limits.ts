import type { Context, MiddlewareHandler } from "hono";
import { rateLimiter } from "hono-rate-limiter";
import { addressOf } from "./address.ts";
import { Problem } from "./problem.ts";

/** How often each thing may be tried; counted in this process. */
export interface RateLimits {
  /** Requests of one address in a minute. */
  readonly requests: number;
  /** Failed sign-ins of one login from one address in a quarter of an hour. */
  readonly signIns: number;
  /** Failed sign-ins, codes and set-ups of one address in a quarter of an hour. */
  readonly guesses: number;
}

export const DEFAULT_LIMITS: RateLimits = { requests: 3_000, signIns: 10, guesses: 50 };

const MINUTE = 60_000;

export const createRateLimits = (limits: RateLimits, trustProxy: boolean) => ({
  requests: limit(limits.requests, MINUTE, false, (c) => addressOf(c, trustProxy)),
  signIns: limit(
    limits.signIns,
    15 * MINUTE,
    true,
    async (c) => `${addressOf(c, trustProxy)} ${await loginOf(c)}`,
  ),
  guesses: limit(limits.guesses, 15 * MINUTE, true, (c) => addressOf(c, trustProxy)),
});

const limit = (
  count: number,
  windowMs: number,
  failuresOnly: boolean,
  keyGenerator: (c: Context) => string | Promise<string>,
): MiddlewareHandler =>
  rateLimiter({
    limit: count,
    windowMs,
    keyGenerator,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: "draft-7",
    handler: () => {
      throw new Problem(429, "TooManyRequests", {
        title: "Too many attempts; wait a little.",
        headers: { "retry-after": String(Math.ceil(windowMs / 1_000)) },
      });
    },
  });

const loginOf = async (c: Context): Promise<string> => {
  try {
    const body: unknown = await c.req.json();
    const login = (body as { login?: unknown } | null)?.login;
    return typeof login === "string" ? login.slice(0, 100).trim().toLowerCase() : "";
  } catch {
    return "";
  }
};
