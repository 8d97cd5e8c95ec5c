import { z } from "@hono/zod-openapi";
import { addressType } from "../../shared/sync/pairing/addresses.ts";
import type { LanHub } from "../hub/lan-hub.ts";
import { Problem } from "../middleware/problem.ts";
import { readHubOf, saveHub } from "../store/hubs.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";

const addressSchema = z
  .strictObject({
    addresses: z
      .array(z.string().refine((text) => addressType(text) !== null, "no IP address"))
      .min(1)
      .max(8),
    port: z.int().min(1).max(65_535),
    fingerprint: z.string().regex(/^[\w-]{43}$/),
  })
  .openapi("Hub");

const find = jsonRoute({
  method: "get",
  path: "/v1/hub",
  summary:
    "Where a device finds the hub of its branch on the local network, for when this server is out of reach",
  who: "device",
  answer: addressSchema.nullable(),
});

const announce = jsonRoute({
  method: "put",
  path: "/v1/hub",
  summary: "A hub tells where the tills of its branch find it",
  who: "device",
  request: jsonBody(addressSchema),
  answer: z.object({ done: z.literal(true) }),
});

/** Hubs of branches, and this server's own where it is one. */
export const hubRoutes = ({ auth, pool }: AppDeps, own: LanHub | null) =>
  createRouter()
    .openapi(find, async (c) => {
      const { organisation, certificate } = await auth.device(c);
      const hub = (await readHubOf(pool, organisation.id, certificate.branch)) ?? own?.address() ?? null;
      return c.json(hub && { ...hub, addresses: [...hub.addresses] }, 200);
    })
    .openapi(announce, async (c) => {
      const { organisation, certificate } = await auth.device(c);
      if (certificate.kind !== "hub") throw new Problem(403, "NotAHub", { title: "Only a hub tells this." });
      await saveHub(pool, organisation.id, certificate, c.req.valid("json"));
      return c.json({ done: true as const }, 200);
    });
