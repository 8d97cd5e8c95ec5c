import { z } from "@hono/zod-openapi";
import type { NetworkPrinters } from "../hub/network-printer.ts";
import { Problem } from "../middleware/problem.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";

/** A receipt of a hundred lines drawn as pictures is about 300 KB. */
export const MAX_PRINT_BYTES = 2 * 1024 * 1024;

const list = jsonRoute({
  method: "get",
  path: "/v1/printers",
  summary: "Receipt printers of the local network that this server passes on to, by name",
  who: "device",
  answer: z.object({ printers: z.array(z.string()) }),
});

const print = jsonRoute({
  method: "post",
  path: "/v1/print",
  summary: "Sends bytes (base64) to one of those printers, as they are",
  who: "device",
  request: jsonBody(
    z.strictObject({ printer: z.string().min(1).max(60), data: z.base64().min(1).max(MAX_PRINT_BYTES) }),
  ),
  answer: z.object({ done: z.literal(true) }),
});

/** Pages cannot reach printers of the network; the server in the shop can, and reaches only those it was told of. */
export const printRoutes = ({ auth }: AppDeps, printers: NetworkPrinters) =>
  createRouter()
    .openapi(list, async (c) => {
      await auth.device(c);
      return c.json({ printers: [...printers.names] }, 200);
    })
    .openapi(print, async (c) => {
      await auth.device(c);
      const { printer, data } = c.req.valid("json");
      const printed = await printers.print(printer, Buffer.from(data, "base64"));
      if (printed === null) throw new Problem(404, "UnknownPrinter", { field: "printer" });
      if (printed !== "printed") throw new Problem(409, PROBLEMS[printed]);
      return c.json({ done: true as const }, 200);
    });

const PROBLEMS = { off: "PrinterOff", "no-paper": "NoPaper", "cover-open": "CoverOpen" } as const;
