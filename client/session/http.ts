import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { ApiError } from "./api.ts";

/** As `ApiError`, with what else a problem said. */
export type HttpError =
  | Extract<ApiError, { type: "Offline" }>
  | (Extract<ApiError, { type: "Problem" }> & {
      /** Seconds after which to try again, when the server said so. */
      readonly retryAfter: number | null;
      /** The command's error, where one failed on the server. */
      readonly error?: unknown;
    });

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  /** JSON, or a blob as it is. */
  readonly body?: unknown;
  readonly bearer?: string | null;
}

/** Requests to the server of this origin. Whatever keeps an answer from coming is `Offline`; nothing throws. */
export interface Http {
  /** An answer in JSON; `null` for one without content. */
  readonly json: <T>(request: HttpRequest) => Promise<Result<T, HttpError>>;
  readonly response: (request: HttpRequest) => Promise<Result<Response, HttpError>>;
}

/** The server is given this long for its first word, ms. */
const PATIENCE = 20_000;

export const createHttp = (fetch: typeof globalThis.fetch, patience = PATIENCE): Http => {
  const response: Http["response"] = async (request) => {
    try {
      const answer = await fetchFor(fetch, request, patience);
      return answer.ok ? ok(answer) : err(await problemOf(answer));
    } catch {
      return err({ type: "Offline" });
    }
  };
  return {
    response,
    json: async <T>(request: HttpRequest) => {
      const answer = await response(request);
      if (!answer.ok) return answer;
      if (answer.value.status === 204) return ok(null as T);
      try {
        return ok((await answer.value.json()) as T);
      } catch {
        return err({ type: "Offline" }); // not our server: a hotel's page, a proxy's
      }
    },
  };
};

const fetchFor = async (
  fetch: typeof globalThis.fetch,
  { method, path, body, bearer }: HttpRequest,
  patience: number,
): Promise<Response> => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const isBlob = body instanceof Blob;
  try {
    return await fetch(path, {
      method,
      signal: stop.signal,
      headers: {
        ...(body !== undefined && { "content-type": isBlob ? body.type : "application/json" }),
        ...(bearer != null && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body: isBlob ? body : JSON.stringify(body) }),
    });
  } finally {
    clearTimeout(timer);
  }
};

const problemOf = async (answer: Response): Promise<HttpError> => {
  const isProblem = answer.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  if (!isProblem && answer.status >= 500) return { type: "Offline" }; // a proxy before a server that is down
  const body = (isProblem ? await answer.json() : {}) as {
    readonly code?: string;
    readonly field?: string;
    readonly error?: unknown;
  };
  const retryAfter = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return {
    type: "Problem",
    status: answer.status,
    code: body.code ?? String(answer.status),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
    ...(body.field !== undefined && { field: body.field }),
    ...(body.error !== undefined && { error: body.error }),
  };
};
