import type { Result } from "../../shared/lib/result.ts";

/** Why a call to the server gave nothing: out of reach, or a problem as RFC 9457 words it. */
export type ApiError =
  | { readonly type: "Offline" }
  | { readonly type: "Problem"; readonly status: number; readonly code: string; readonly field?: string };

/** Calls to the server as the signed-in person; the access token is renewed when it has run out. */
export interface Api {
  readonly get: <T>(path: string) => Promise<Result<T, ApiError>>;
  readonly post: <T>(path: string, body: unknown) => Promise<Result<T, ApiError>>;
}
