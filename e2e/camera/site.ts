import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { build } from "vite";
import type { Pages } from "../browser/pages.ts";

/** Builds the page with its worker and its decoder as the app is built, and serves it under the app's own rules. */
export const serveCameraPage = async (folder: string): Promise<Pages> => {
  await build({
    configFile: false,
    root: "e2e/camera",
    logLevel: "warn",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "chrome137", assetsInlineLimit: 0 },
  });
  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    const body = await readFile(join(folder, path)).catch(() => null);
    response
      .writeHead(body === null ? 404 : 200, {
        "content-type": TYPES[extname(path)] ?? "text/plain",
        "content-security-policy": POLICY,
      })
      .end(body ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, close };
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** The app's: nothing from any other place. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; media-src 'self' blob:";
