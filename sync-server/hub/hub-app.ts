import { Hono } from "hono";
import { Problem, problemHandler, problemResponse } from "../middleware/problem.ts";
import { requestLog } from "../middleware/request-log.ts";
import { securityHeaders } from "../middleware/security.ts";
import type { SyncHub } from "../realtime/sync-hub.ts";
import type { AppDeps } from "../routes/deps.ts";
import { healthRoutes } from "../routes/health.ts";
import { syncSocketRoutes } from "../routes/sync-socket.ts";

/** What a hub answers over HTTP: sessions and how it is. Everything else is its server's. */
export const createHubApp = (deps: AppDeps, sessions: SyncHub, upstream: string) => {
  const app = new Hono();
  app.onError(problemHandler(deps.log));
  app.route("/", syncSocketRoutes(sessions));
  app.use(requestLog(deps.log, deps.metrics, deps.clock));
  app.use(securityHeaders);
  app.route("/", healthRoutes(deps));
  app.all("*", () => problemResponse(askTheServer(upstream)));
  return app;
};

const askTheServer = (upstream: string): Problem =>
  new Problem(421, "AskTheServer", {
    title: "This is a hub; ask the server.",
    detail: upstream,
  });
