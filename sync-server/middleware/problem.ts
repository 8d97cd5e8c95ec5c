import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Logger } from "pino";
import { databaseTrouble } from "../store/errors.ts";

/** An answer that is an error, as RFC 9457 words it. `code` names it for programs; the client has the words for people. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(status: ContentfulStatusCode, code: string, details: ProblemDetails = {}) {
    super(details.title ?? code);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export interface ProblemDetails {
  readonly title?: string;
  /** Path of the argument at fault. */
  readonly field?: string;
  readonly detail?: string;
  /** The command's error as data, for its text. */
  readonly error?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const problemResponse = ({ status, code, message, details }: Problem): Response => {
  const { headers, title: _title, ...rest } = details;
  const body = JSON.stringify({ type: `/problems/${code}`, code, title: message, status, ...rest });
  return new Response(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
};

/** The last word on every error: known problems as they are, anything else logged and told as little as possible. */
export const problemHandler =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ err: error, path: c.req.path }, "request failed");
    return problemResponse(problem);
  };

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) return fromHttp(error);
  const trouble = databaseTrouble(error);
  if (trouble === "lost" || trouble === "full" || trouble === "conflict")
    return new Problem(503, "Unavailable", {
      title: "The database is not available; try again.",
      headers: { "retry-after": "2" },
    });
  if (trouble === "data") return new Problem(422, "BadValue", { title: "A value cannot be kept." });
  return new Problem(500, "Internal", { title: "Something broke on the server; it was written down." });
};

const CODES: Readonly<Record<number, string>> = {
  400: "Malformed",
  401: "NotSignedIn",
  403: "NotAllowed",
  404: "NotFound",
  408: "Timeout",
  413: "TooLarge",
  415: "UnsupportedType",
  504: "Timeout",
};

const fromHttp = ({ status, message }: HTTPException): Problem =>
  new Problem(status as ContentfulStatusCode, CODES[status] ?? "Refused", {
    ...(message && { title: message }),
  });

/** How a command's error is told over HTTP; what is not here is a conflict with how things stand. */
const STATUS_BY_ERROR: Readonly<Record<string, ContentfulStatusCode>> = {
  NotAllowed: 403,
  NotInBranch: 403,
  OwnerOnly: 403,
  UnknownCommand: 404,
  BadArgs: 422,
  EntryTooLong: 422,
  WouldBeRefused: 422,
  ScopeNotWritable: 403,
};

export const commandProblem = (error: {
  readonly type: string;
  readonly [detail: string]: unknown;
}): Problem => {
  const field = typeof error.field === "string" ? { field: error.field } : {};
  const status = STATUS_BY_ERROR[error.type] ?? (error.type.startsWith("Unknown") ? 404 : 409);
  return new Problem(status, error.type, { ...field, error });
};
