import { z } from "@hono/zod-openapi";
import { setUp } from "../access/set-up.ts";
import { commandProblem, Problem } from "../middleware/problem.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";
import { setUpSchema } from "./schemas.ts";

const state = jsonRoute({
  method: "get",
  path: "/v1/setup",
  summary: "Whether this server waits to be set up",
  who: "anyone",
  answer: z.object({ needed: z.boolean() }),
});

const first = jsonRoute({
  method: "post",
  path: "/v1/setup",
  summary: "Makes the organisation, its first branch and its owner; once",
  who: "anyone",
  request: jsonBody(setUpSchema),
  answer: z.object({ organisation: z.string(), branch: z.string(), owner: z.string() }),
});

/** First-run set-up. */
export const setupRoutes = (deps: AppDeps) =>
  createRouter()
    .openapi(state, async (c) => c.json({ needed: !(await deps.organisations.any()) }, 200))
    .openapi(first, async (c) => {
      if (await deps.organisations.any()) throw alreadySetUp();
      const done = await setUp(deps, c.req.valid("json"), { first: true });
      if (!done.ok) throw done.error.type === "AlreadySetUp" ? alreadySetUp() : commandProblem(done.error);
      const { organisation, branch, owner } = done.value;
      return c.json({ organisation: organisation.id, branch, owner }, 200);
    });

const alreadySetUp = (): Problem =>
  new Problem(409, "AlreadySetUp", { title: "This server has been set up already." });
