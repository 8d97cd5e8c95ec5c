import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Context, Hono } from "hono";
import { Problem } from "../middleware/problem.ts";

const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/** Worth compressing; the rest is compressed already. */
const TEXTUAL = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;

/** Named by their content, so they never change. */
const HASHED = /^\/(assets|lazy)\//;

interface ServedFile {
  readonly modified: number;
  readonly mime: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | null;
}

/** The built client; paths that name no file are screens, which `index.html` shows. */
export const clientRoutes = (dir: string) => {
  const files = createFiles(dir);
  return new Hono().on(["GET", "HEAD"], "*", async (c) => {
    const path = filePath(c.req.path);
    const file = path === null ? null : await files(path);
    if (file !== null) return answer(c, path ?? "", file);
    if (extname(c.req.path) !== "") throw new Problem(404, "NotFound");
    const index = await files("/index.html");
    if (index === null) throw new Problem(404, "NotBuilt", { title: "The client has not been built." });
    return answer(c, "/index.html", index);
  });
};

/** The path inside the folder, or `null` when it would leave it or cannot be read. */
const filePath = (path: string): string | null => {
  try {
    const normal = normalize(decodeURIComponent(path)).replaceAll(sep, "/");
    return normal.includes("..") || normal.includes("\0") ? null : normal;
  } catch {
    return null;
  }
};

/** Files are read and compressed once, and again when they change. */
const createFiles = (dir: string) => {
  const known = new Map<string, ServedFile>();
  return async (path: string): Promise<ServedFile | null> => {
    const name = join(dir, path);
    const info = await stat(name).catch(() => null);
    if (info === null || !info.isFile()) return null;
    const kept = known.get(path);
    if (kept?.modified === info.mtimeMs) return kept;
    const file = await readServed(name, info.mtimeMs);
    known.set(path, file);
    return file;
  };
};

const zip = promisify(gzip);

const readServed = async (name: string, modified: number): Promise<ServedFile> => {
  const bytes = new Uint8Array(await readFile(name));
  const mime = MIME[extname(name)] ?? "application/octet-stream";
  const zipped = TEXTUAL.test(mime) && bytes.length > 1_000 ? new Uint8Array(await zip(bytes)) : null;
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
  return { modified, mime, etag, bytes, zipped };
};

const answer = (c: Context, path: string, { mime, etag, bytes, zipped }: ServedFile): Response => {
  const headers: Record<string, string> = { etag, vary: "accept-encoding", "cache-control": cacheFor(path) };
  if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  const small = zipped !== null && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  if (small) headers["content-encoding"] = "gzip";
  return c.body(small ? zipped : bytes, 200, { ...headers, "content-type": mime });
};

/** `index.html`, the service worker and the manifest are asked for anew; public files for a day. */
const cacheFor = (path: string): string => {
  if (HASHED.test(path)) return "public, max-age=31536000, immutable";
  return /^\/[^/]+\.(html|js|webmanifest|json)$/.test(path) ? "no-cache" : "public, max-age=86400";
};
