/** What the database said, as far as the caller can do something about it. */
export type DatabaseTrouble =
  /** Two transactions stood in each other's way: try again. */
  | "conflict"
  /** Gone or going; what was under way may or may not have been committed. */
  | "lost"
  /** The data itself cannot be kept (a NUL in a text, a number out of range, a key too long). */
  | "data"
  | "full"
  | "other";

const BY_CODE: Readonly<Record<string, DatabaseTrouble>> = {
  "40001": "conflict",
  "40P01": "conflict",
  "53100": "full",
  "57P01": "lost",
  "57P02": "lost",
  "57P03": "lost",
  ECONNREFUSED: "lost",
  ECONNRESET: "lost",
  EPIPE: "lost",
};

/** Judges by SQLSTATE (class 22: data exceptions, 08: connection, 54: limits) or the socket's error code. */
export const databaseTrouble = (error: unknown): DatabaseTrouble => {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (BY_CODE[code] !== undefined) return BY_CODE[code];
  if (code.startsWith("22") || code.startsWith("54")) return "data";
  if (code.startsWith("08")) return "lost";
  return /connection terminated|connection ended|timeout exceeded when trying to connect/i.test(String(error))
    ? "lost"
    : "other";
};

/** Whether a key was taken already (SQLSTATE 23505). */
export const isDuplicate = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "23505";
