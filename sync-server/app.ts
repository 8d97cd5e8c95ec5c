import { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { timeout } from "hono/timeout";
import type { LanHub } from "./hub/lan-hub.ts";
import { createNetworkPrinters, type NetworkPrinters } from "./hub/network-printer.ts";
import { Problem, problemHandler, problemResponse } from "./middleware/problem.ts";
import { createRateLimits } from "./middleware/rate-limits.ts";
import { requestLog } from "./middleware/request-log.ts";
import { corsByList, jsonOnly, limitBody, securityHeaders } from "./middleware/security.ts";
import type { SyncHub } from "./realtime/sync-hub.ts";
import { authRoutes } from "./routes/auth.ts";
import { blobRoutes, MAX_BLOB_BYTES } from "./routes/blobs.ts";
import { bootstrapRoutes } from "./routes/bootstrap.ts";
import { clientRoutes } from "./routes/client.ts";
import { commandRoutes } from "./routes/commands.ts";
import type { AppDeps } from "./routes/deps.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { docsRoutes } from "./routes/docs.ts";
import { healthRoutes } from "./routes/health.ts";
import { hubRoutes } from "./routes/hub.ts";
import { logExportRoutes } from "./routes/log-export.ts";
import { peopleRoutes } from "./routes/people.ts";
import { MAX_PRINT_BYTES, printRoutes } from "./routes/print.ts";
import { readSideRoutes } from "./routes/read-side.ts";
import { setupRoutes } from "./routes/setup.ts";
import { syncRoutes } from "./routes/sync.ts";
import { syncSocketRoutes } from "./routes/sync-socket.ts";

const KB = 1024;
const ANSWER_WITHIN_MS = 30_000;

/** The whole server as a value, and its table of contents. Tests call `createApp(deps, hub).request(...)`. */
export const createApp = (
  deps: AppDeps,
  hub: SyncHub,
  lanHub: LanHub | null = null,
  printers: NetworkPrinters = createNetworkPrinters([]),
) => {
  const { log, metrics, clock, settings } = deps;
  const limits = createRateLimits(settings.limits, settings.trustProxy);
  const app = new OpenAPIHono();
  app.onError(problemHandler(log));
  app.notFound(() => problemResponse(new Problem(404, "NotFound")));

  app.route("/", syncSocketRoutes(hub));

  app.use(requestLog(log, metrics, clock));
  app.use(securityHeaders);
  app.route("/", healthRoutes(deps));

  app.use("/v1/*", corsByList(settings.corsOrigins));
  app.use("/v1/*", limits.requests);
  app.use("/v1/blobs/*", limitBody(MAX_BLOB_BYTES));
  app.use("/v1/sync/*", limitBody(8 * KB * KB), jsonOnly);
  app.use("/v1/commands/*", limitBody(2 * KB * KB), jsonOnly);
  app.use("/v1/print", limitBody(MAX_PRINT_BYTES), jsonOnly);
  for (const small of [
    "setup",
    "auth/*",
    "device-codes",
    "devices/*",
    "device-token",
    "staff/*",
    "branches",
    "hub",
  ])
    app.use(`/v1/${small}`, limitBody(64 * KB), jsonOnly);
  app.use("/v1/auth/sign-in", limits.signIns, limits.guesses);
  app.use("/v1/setup", limits.guesses);
  app.use("/v1/devices", limits.guesses);
  app.use("/v1/*", timeout(ANSWER_WITHIN_MS));

  app.route("/", setupRoutes(deps));
  app.route("/", authRoutes(deps));
  app.route("/", deviceRoutes(deps));
  app.route("/", peopleRoutes(deps));
  app.route("/", bootstrapRoutes(deps));
  app.route("/", syncRoutes(deps));
  app.route("/", commandRoutes(deps));
  app.route("/", readSideRoutes(deps));
  app.route("/", blobRoutes(deps));
  app.route("/", logExportRoutes(deps));
  app.route("/", hubRoutes(deps, lanHub));
  app.route("/", printRoutes(deps, printers));

  for (const [name, description] of Object.entries(TOKENS))
    app.openAPIRegistry.registerComponent("securitySchemes", name, {
      type: "http",
      scheme: "bearer",
      description,
    });
  app.doc31("/openapi.json", { openapi: "3.1.0", info: { title: "SaudaFlow", version: "1" } });
  app.route("/", docsRoutes());
  app.all("/v1/*", () => problemResponse(new Problem(404, "NotFound")));
  app.route("/", settings.clientDir === null ? new Hono() : clientRoutes(settings.clientDir));
  return app;
};

const TOKENS: Readonly<Record<string, string>> = {
  person: "From /v1/auth/sign-in",
  device: "From /v1/device-token",
};
