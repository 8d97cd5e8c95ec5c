import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { newId } from "../crypto.ts";
import type { Metrics } from "./metrics.ts";

const REQUEST_ID = /^[\w-]{1,64}$/;

/** Numbers each request, answers with the number, and writes one line: never bodies, tokens or query texts. */
export const requestLog =
  (log: Logger, metrics: Metrics, clock: Clock): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.header("x-request-id") ?? "";
    const id = REQUEST_ID.test(given) ? given : newId();
    const started = clock();
    await next();
    const ms = clock() - started;
    const route = routePath(c);
    c.header("x-request-id", id);
    metrics.requests.labels(c.req.method, route, String(c.res.status)).observe(ms / 1_000);
    log.info({ id, method: c.req.method, path: c.req.path, status: c.res.status, ms }, "request");
  };
