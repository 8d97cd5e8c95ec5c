import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { build } from "vite";
import { projectRoot } from "../../house/source-tree.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Builds a page as production does and serves it from memory. */
export const serveSite = async (
  html: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const built = await build({
    configFile: false,
    root: projectRoot,
    logLevel: "error",
    resolve: { dedupe: ["dexie"] },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: { write: false, target: "chrome137", copyPublicDir: false, rolldownOptions: { input: html } },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const each of [built].flat()) {
    if (!("output" in each)) continue;
    for (const file of each.output) {
      files.set(`/${file.fileName}`, file.type === "chunk" ? file.code : file.source);
    }
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${html}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
