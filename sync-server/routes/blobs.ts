import { createRoute, z } from "@hono/zod-openapi";
import { hashBytes } from "../crypto.ts";
import { Problem } from "../middleware/problem.ts";
import { readBlob, saveBlob } from "../store/blobs.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter } from "./route.ts";

/** A photo is resized on the device before it is sent. */
export const MAX_BLOB_BYTES = 400 * 1024;
const MIME_TYPES: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/avif"];

const params = z.object({ hash: z.string().regex(/^[\w-]{43}$/) });
const security = [{ person: [] }, { device: [] }];
const image = z.string().openapi({ format: "binary" });

const put = createRoute({
  method: "put",
  path: "/v1/blobs/{hash}",
  summary: "Keeps a photo under its SHA-256 (base64url)",
  security,
  request: { params },
  responses: { 204: { description: "Kept" } },
});

const get = createRoute({
  method: "get",
  path: "/v1/blobs/{hash}",
  summary: "A photo; it never changes",
  security,
  request: { params },
  responses: { 200: { description: "The photo", content: { "image/*": { schema: image } } } },
});

/** Photos by content hash. */
export const blobRoutes = ({ pool, auth }: AppDeps) =>
  createRouter()
    .openapi(put, async (c) => {
      const organisation = await auth.either(c);
      const mime = c.req.header("content-type") ?? "";
      if (!MIME_TYPES.includes(mime))
        throw new Problem(415, "UnsupportedType", { title: `Send one of ${MIME_TYPES.join(", ")}.` });
      const bytes = Buffer.from(await c.req.arrayBuffer());
      const { hash } = c.req.valid("param");
      if (hashBytes(bytes) !== hash)
        throw new Problem(422, "WrongHash", { field: "hash", title: "The bytes have another hash." });
      await saveBlob(pool, organisation.id, hash, { mime, bytes });
      return c.body(null, 204);
    })
    .openapi(get, async (c) => {
      const organisation = await auth.either(c);
      const { hash } = c.req.valid("param");
      const headers = { etag: `"${hash}"`, "cache-control": "private, max-age=31536000, immutable" };
      if (c.req.header("if-none-match") === headers.etag) return c.body(null, 304, headers) as never;
      const blob = await readBlob(pool, organisation.id, hash);
      if (blob === null) throw new Problem(404, "UnknownBlob");
      return c.body(new Uint8Array(blob.bytes), 200, { ...headers, "content-type": blob.mime });
    });
