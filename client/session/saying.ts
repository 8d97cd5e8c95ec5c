import type { ApiError } from "./api.ts";

/** An error as plain data with a name, wherever it came from: what `explainError` puts into words. */
export interface Fault {
  readonly type: string;
  readonly field?: string;
}

/** What the server said, under the name the command or route gave it. */
export const faultOfApi = (error: ApiError): Fault => {
  if (error.type === "Offline") return error;
  const { code, field } = error;
  const inner: unknown = "error" in error ? error.error : undefined;
  return {
    ...(typeof inner === "object" && inner !== null ? inner : {}),
    type: code,
    ...(field !== undefined && { field }),
  };
};
