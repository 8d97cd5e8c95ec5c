import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { constants, createGzip } from "node:zlib";
import { createRoute, z } from "@hono/zod-openapi";
import { personReads } from "../access/scopes.ts";
import { Problem } from "../middleware/problem.ts";
import { readLogLines } from "../store/log-export.ts";
import type { Organisation } from "../store/organisations.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter } from "./route.ts";

const logExport = createRoute({
  method: "get",
  path: "/v1/log/export",
  summary:
    "Every entry of the organisation as it was signed, for `npm run verify-log`; signed as a whole at its end",
  security: [{ person: [] }],
  responses: {
    200: { description: "Lines of JSON", content: { "application/x-ndjson": { schema: z.string() } } },
  },
});

/** It holds a moment of the database open and everything there is. */
const AT_ONCE = 1;

/** The whole trail, for auditors. It holds what every branch and the office wrote, so it is for whoever may read all of that. */
export const logExportRoutes = (deps: AppDeps) => {
  let running = 0;
  return createRouter().openapi(logExport, async (c) => {
    const { organisation, person } = await deps.auth.person(c);
    const reads = personReads(person.ticket);
    if (!reads.office || reads.branches !== "*") throw new Problem(403, "NotAllowed");
    if (running >= AT_ONCE)
      throw new Problem(503, "Busy", {
        title: "Another export is running.",
        headers: { "retry-after": "10" },
      });
    running++;
    const zipped = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    const output = new PassThrough();
    const body = zipped ? createGzip({ level: constants.Z_BEST_SPEED }) : output;
    if (body !== output) {
      body.pipe(output);
      output.once("close", () => body.destroy());
    }
    streamExport(deps, organisation, body)
      .catch((error: unknown) => {
        deps.log.warn({ err: error }, "log export ended early");
        // Cut off without its last line, which alone makes it an export.
        output.destroy(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => running--);
    return new Response(Readable.toWeb(output) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/x-ndjson",
        "content-disposition": `attachment; filename="${organisation.slug}-log.ndjson"`,
        "cache-control": "no-store",
        vary: "accept-encoding",
        ...(zipped && { "content-encoding": "gzip" }),
      },
    }) as never;
  });
};

const streamExport = async (
  { pool, clock }: Pick<AppDeps, "pool" | "clock">,
  { id, name, authority, server }: Organisation,
  body: NodeJS.WritableStream & { readonly destroyed?: boolean },
): Promise<void> => {
  const digest = createHash("sha256");
  const write = async (line: string): Promise<void> => {
    if (body.destroyed === true) throw new Error("nobody reads on");
    digest.update(`${line}\n`);
    if (!body.write(`${line}\n`)) await Promise.race([once(body, "drain"), once(body, "close")]);
  };
  const at = clock();
  const organisation = { id, name };
  await write(JSON.stringify({ type: "log-export", version: 1, organisation, authority: authority.key, at }));
  const entries = await readLogLines(pool, id, write);
  const text = JSON.stringify({ organisation: id, at, entries, digest: digest.digest("base64url") });
  const signature = await server.sign(`saudaflow/log-export\n${text}`);
  body.end(`${JSON.stringify({ type: "end", text, certificate: server.signed, signature })}\n`);
};
