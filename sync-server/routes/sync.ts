import { z } from "@hono/zod-openapi";
import type { Batch, Refusal } from "../../shared/core/admission.ts";
import { mayRead } from "../../shared/core/certificate.ts";
import { type HeadedLog, type Heads, missingFrom } from "../../shared/core/heads.ts";
import { type DeviceId, parseLogId } from "../../shared/core/ids.ts";
import type { StorageFailed } from "../../shared/core/replica.ts";
import type { StoredBatch, SyncPort } from "../../shared/sync/run.ts";
import { createSyncPort } from "../ingest/sync-port.ts";
import { Problem } from "../middleware/problem.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";

const batchSchema = z
  .strictObject({
    log: z.string().max(200),
    entries: z.array(z.string()).max(2_000),
    signature: z.string().max(100),
  })
  .openapi("Batch");
const headsSchema = z.record(z.string().max(200), z.int().nonnegative());
const refusalSchema = z
  .object({ type: z.string(), log: z.string(), seq: z.int(), reason: z.string() })
  .openapi("Refusal");

const push = jsonRoute({
  method: "post",
  path: "/v1/sync/push",
  summary: "Takes batches in, each for itself; answers how far each log is held and what was refused",
  who: "device",
  request: jsonBody(z.strictObject({ batches: z.array(batchSchema).max(100) })),
  answer: z.object({ heads: headsSchema, refused: z.array(refusalSchema) }),
});

const pull = jsonRoute({
  method: "post",
  path: "/v1/sync/pull",
  summary: "Batches that a device with these heads lacks and may read",
  who: "device",
  request: jsonBody(z.strictObject({ heads: headsSchema, max: z.int().min(1).max(5_000).default(1_000) })),
  answer: z.object({ heads: headsSchema, batches: z.array(batchSchema), more: z.boolean() }),
});

/** Sync by plain requests, where a WebSocket does not come through. */
export const syncRoutes = (deps: AppDeps) => {
  const { auth } = deps;
  return createRouter()
    .openapi(push, async (c) => {
      const { organisation, certificate } = await auth.device(c);
      const port = createSyncPort(deps, organisation, certificate);
      return c.json(
        await takeBatches(port, c.req.valid("json").batches as readonly unknown[] as Batch[]),
        200,
      );
    })
    .openapi(pull, async (c) => {
      const { organisation, certificate } = await auth.device(c);
      const { heads, max } = c.req.valid("json");
      const port = createSyncPort(deps, organisation, certificate);
      const logs = await port.logs();
      const readable = logs.filter(({ id }) => {
        const parts = parseLogId(id);
        return parts !== null && mayRead(certificate, parts.scope);
      });
      const missing = missingFrom(readable, heads as Heads);
      const { batches, more } = await readMissing(port, missing, max);
      return c.json({ heads: ownHeads(logs, certificate.device), batches, more }, 200);
    });
};

/** How far the device's own logs are held here. */
const ownHeads = (logs: readonly HeadedLog[], device: DeviceId): Record<string, number> =>
  Object.fromEntries(
    logs.filter(({ id }) => parseLogId(id)?.device === device).map(({ id, head }) => [id, head]),
  );

const takeBatches = async (port: SyncPort, batches: readonly Batch[]) => {
  const heads: Record<string, number> = {};
  const refused: Refusal[] = [];
  for (const batch of batches) {
    const admitted = await port.admit(batch);
    if (!admitted.ok) throw notStored(admitted.error);
    heads[batch.log] = admitted.value.head;
    if (admitted.value.refusal !== null) refused.push(admitted.value.refusal);
  }
  return { heads, refused };
};

/** Told as little as possible; the server's own log says why. */
const notStored = ({ detail }: StorageFailed): Problem => {
  const problem = new Problem(503, "StorageFailed", { title: "Nothing was stored; try again." });
  problem.cause = new Error(detail);
  return problem;
};

/** Longest answer, in characters of entries. */
const LENGTH = 1024 * 1024;

const readMissing = async (port: SyncPort, missing: ReturnType<typeof missingFrom>, max: number) => {
  const batches: { log: string; entries: string[]; signature: string }[] = [];
  let [entries, length] = [0, 0];
  for (const { log, after: from } of missing) {
    for (let after = from; ; ) {
      if (entries >= max || length >= LENGTH) return { batches, more: true };
      const found: StoredBatch | null = await port.read(
        log,
        after,
        Math.min(500, max - entries),
        LENGTH - length,
      );
      if (found === null) break;
      batches.push({ log, entries: [...found.entries], signature: found.signature });
      entries += found.entries.length;
      length += found.entries.reduce((sum, text) => sum + text.length, 0);
      after = found.last;
    }
  }
  return { batches, more: false };
};
