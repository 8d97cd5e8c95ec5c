import { z } from "@hono/zod-openapi";
import { MAX_DEPTH } from "../../shared/core/canonical.ts";
import type { Person } from "../../shared/core/writer.ts";
import { hashSecret } from "../crypto.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import { commandProblem, Problem } from "../middleware/problem.ts";
import { readReply, saveReply } from "../store/command-replies.ts";
import type { Organisation } from "../store/organisations.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";

const run = jsonRoute({
  method: "post",
  path: "/v1/commands/{name}",
  summary: "Runs a command as the signed-in person; the same `Idempotency-Key` again gives the same answer",
  who: "person",
  request: {
    params: z.object({ name: z.string().regex(/^[a-z-]+\.[a-z-]+$/) }),
    headers: z.object({ "idempotency-key": z.string().min(8).max(100).optional() }),
    ...jsonBody(z.record(z.string(), z.unknown()).refine((args) => isWithin(args, MAX_DEPTH), "Too deep")),
  },
  answer: z.object({ result: z.unknown() }),
});

/** Every command of the business, for those without a replica of their own. */
export const commandRoutes = ({ auth, writer }: AppDeps) =>
  createRouter().openapi(run, async (c) => {
    const { organisation, person } = await auth.person(c);
    const { name } = c.req.valid("param");
    const key = c.req.valid("header")["idempotency-key"];
    const args = c.req.valid("json");
    if (key !== undefined)
      return c.json({ result: await runOnce(writer, organisation, person, name, args, key) }, 200);
    const done = await writer.run(organisation, person, name, args);
    if (!done.ok) throw commandProblem(done.error);
    return c.json({ result: done.value ?? null }, 200);
  });

/** The reply may be lost after the commit: whoever asks again with the same key gets the reply, not a second deed. */
const runOnce = (
  writer: ServerWriter,
  organisation: Organisation,
  person: Person,
  name: string,
  args: unknown,
  key: string,
): Promise<unknown> =>
  writer.together(organisation, async (write) => {
    const { staff } = person.ticket;
    const request = hashSecret(JSON.stringify([name, args]));
    const before = await readReply(write.db, organisation.id, staff, key);
    if (before !== null && before.request !== request)
      throw new Problem(422, "KeyUsed", {
        field: "idempotency-key",
        title: "The key was used for another request.",
      });
    if (before !== null) return before.result;
    const done = await write.run(person, name, args);
    if (!done.ok) throw commandProblem(done.error);
    await saveReply(write.db, organisation.id, staff, key, { request, result: done.value });
    return done.value ?? null;
  });

/** Deeper than any command needs, and writing it down again would exhaust the stack. */
const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((part) => isWithin(part, levels - 1)));
