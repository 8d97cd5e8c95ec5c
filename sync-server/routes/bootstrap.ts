import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { constants, createGzip } from "node:zlib";
import { createRoute, z } from "@hono/zod-openapi";
import type { OrgId } from "../../shared/core/ids.ts";
import { Problem } from "../middleware/problem.ts";
import { readPages } from "../store/bootstrap.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter } from "./route.ts";

const bootstrap = createRoute({
  method: "get",
  path: "/v1/bootstrap",
  summary: "The folded state a device may read: a page of JSON a line, the last line says how many",
  security: [{ device: [] }],
  responses: { 200: { description: "Pages", content: { "application/x-ndjson": { schema: z.string() } } } },
});

/** A slow reader must not hold a moment of the database open: so much is read ahead of it. */
const READ_AHEAD = 64 * 1024 * 1024;
/** Each holds a connection while it reads; more wait their turn outside. */
const AT_ONCE = 3;

/** What a new device starts from. */
export const bootstrapRoutes = (deps: AppDeps) => {
  let running = 0;
  return createRouter().openapi(bootstrap, async (c) => {
    const { organisation, certificate } = await deps.auth.device(c);
    if (running >= AT_ONCE)
      throw new Problem(503, "Busy", {
        title: "Others are starting too; try again.",
        headers: { "retry-after": "2" },
      });
    running++;
    const zipped = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    const output = new PassThrough({ highWaterMark: READ_AHEAD });
    const body = zipped ? createGzip({ level: constants.Z_BEST_SPEED }) : output;
    if (body !== output) body.pipe(output);
    streamPages(deps, organisation.id, certificate.reads, body)
      .catch((error: unknown) => {
        deps.log.warn({ err: error }, "bootstrap ended early");
        // Cut off without the last line: the device knows that it has not got everything.
        output.destroy(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => running--);
    return new Response(Readable.toWeb(output) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/x-ndjson",
        "cache-control": "no-store",
        vary: "accept-encoding",
        ...(zipped && { "content-encoding": "gzip" }),
      },
    }) as never;
  });
};

const streamPages = async (
  { pool }: AppDeps,
  org: OrgId,
  scopes: readonly string[],
  body: NodeJS.WritableStream,
): Promise<void> => {
  const pages = await readPages(pool, org, scopes, async (line) => {
    if (!body.write(`${line}\n`)) await once(body, "drain");
  });
  body.end(`{"type":"end","pages":${pages}}\n`);
};
