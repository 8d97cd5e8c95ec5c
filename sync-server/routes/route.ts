import { createRoute, OpenAPIHono, type z } from "@hono/zod-openapi";
import { Problem } from "../middleware/problem.ts";
import { problemSchema } from "./schemas.ts";

/** A router whose requests are checked by their schemas; what does not fit is a problem naming the field. */
export const createRouter = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      throw new Problem(422, "BadArgs", {
        field: issue?.path.join(".") ?? "",
        title: issue?.message ?? "Not what was expected",
      });
    },
  });

type Who = "anyone" | "person" | "device" | "either";

interface RouteParts<Path extends string, Method extends string, Req, Answer extends z.ZodType> {
  readonly method: Method;
  readonly path: Path;
  readonly summary: string;
  /** Whose token it takes; each handler asks for it by `auth`. */
  readonly who: Who;
  readonly request?: Req;
  readonly answer: Answer;
}

/** Describes a route that takes and gives JSON. */
export const jsonRoute = <
  const Path extends string,
  const Method extends "get" | "post" | "put",
  const Req extends object,
  Answer extends z.ZodType,
>({
  method,
  path,
  summary,
  who,
  request,
  answer,
}: RouteParts<Path, Method, Req, Answer>) =>
  createRoute({
    method,
    path,
    summary,
    security: SECURITY[who],
    request: request as Req,
    responses: {
      200: { description: "Done", content: { "application/json": { schema: answer } } },
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: problemSchema } },
      },
    },
  });

const SECURITY: Readonly<Record<Who, Record<string, string[]>[]>> = {
  anyone: [],
  person: [{ person: [] }],
  device: [{ device: [] }],
  either: [{ person: [] }, { device: [] }],
};

/** A required JSON body. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true as const, content: { "application/json": { schema } } },
});
