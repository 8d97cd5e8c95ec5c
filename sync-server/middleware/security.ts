import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { Problem } from "./problem.ts";

const SELF = "'self'";

/** What the pages may do: our own files only; WebAssembly and workers for camera and faces. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [SELF],
    scriptSrc: [SELF, "'wasm-unsafe-eval'"],
    connectSrc: [SELF],
    imgSrc: [SELF, "blob:", "data:"],
    mediaSrc: [SELF, "blob:"],
    styleSrc: [SELF, "'unsafe-inline'"], // positions of windowed lists are style attributes
    fontSrc: [SELF],
    workerSrc: [SELF, "blob:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: [SELF],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "same-origin",
  permissionsPolicy: { camera: ["self"], microphone: [], geolocation: [], payment: [] },
});

/** Other sites that may call the API, by name; none unless the operator lists them. */
export const corsByList = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PUT"],
    allowHeaders: ["authorization", "content-type", "idempotency-key"],
    credentials: true,
    maxAge: 600,
  });

/** @param bytes most that a body may have */
export const limitBody = (bytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: bytes,
    onError: () => {
      // The rest of the body is still coming: this connection is of no more use.
      const headers = { connection: "close" };
      throw new Problem(413, "TooLarge", { title: `The body is larger than ${bytes} bytes.`, headers });
    },
  });

/** A body is JSON and says so: no form of another site can be one. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const type = c.req.header("content-type");
  const hasBody = c.req.header("content-length") !== "0" && c.req.raw.body !== null;
  if (hasBody && !/^application\/json(;|$)/i.test(type ?? ""))
    throw new Problem(415, "UnsupportedType", { title: "Send JSON." });
  await next();
};
