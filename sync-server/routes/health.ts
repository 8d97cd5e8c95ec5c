import { Hono } from "hono";
import { query } from "../store/pool.ts";
import type { AppDeps } from "./deps.ts";

/** For whoever watches the server: does it stand, and its figures. */
export const healthRoutes = ({ pool, metrics }: AppDeps) =>
  new Hono()
    .get("/healthz", async (c) => {
      const database = await query(pool, "select 1").then(
        () => true,
        () => false,
      );
      return c.json({ status: database ? "ok" : "no database" }, database ? 200 : 503);
    })
    .get("/metrics", async (c) =>
      c.body(await metrics.registry.metrics(), 200, { "content-type": metrics.registry.contentType }),
    );
