import { z } from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import type { BadEntry, Entry } from "./entry.ts";
import { signedSchema } from "./certificate.ts";

/** A row for the server's read side: a table of reports, written in the transaction that admits the entry. */
export interface ReportRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * One kind of entry, as an area of the business declares it. `body` is the schema of the current `version`; older
 * bodies are lifted one version at a time [ENTRY-3]. `scope` is where it may be written: a document type belongs to one
 * scope, so that all who read it fold the same. `permission` is what the person needs, `null` when the device may
 * write it by itself. `report` turns a fact into rows for reports.
 */
export interface Kind {
  readonly version: number;
  readonly scope: "org" | "branch" | "office" | "any";
  readonly body: z.ZodType;
  readonly permission: string | null;
  readonly upcast?: Readonly<Record<number, (body: unknown) => unknown>>;
  readonly report?: (body: never, entry: Entry) => readonly ReportRow[];
}

export type Kinds = Readonly<Record<string, Kind>>;

/** Kinds of the core itself: a log's first entry, and a person vouched for in it. */
export const coreKinds = {
  "log.opened": {
    version: 1,
    scope: "any",
    permission: null,
    body: z.strictObject({
      holder: z.string(),
      continues: z.strictObject({ log: z.string(), seq: z.int(), hash: z.string() }).nullable(),
      certificate: signedSchema,
    }),
  },
  "log.signed-in": {
    version: 1,
    scope: "any",
    permission: null,
    body: z.strictObject({ ticket: signedSchema }),
  },
} as const satisfies Kinds;

/** Whether this program can read an entry's body; a newer or unknown kind is kept and relayed untouched. */
export const isKnown = (kinds: Kinds, entry: Pick<Entry, "kind" | "v">): boolean => {
  const kind = kinds[entry.kind];
  return kind !== undefined && entry.v <= kind.version;
};

/** The body in the shape of the kind's current version, checked; the entry must be of a known kind. */
export const readBody = (kinds: Kinds, entry: Entry): Result<unknown, BadEntry> => {
  const kind = kinds[entry.kind];
  if (kind === undefined) return err({ type: "BadEntry", field: "kind", reason: "unknown" });
  let body: unknown = entry.body;
  for (let version = entry.v; version < kind.version; version++) {
    const lift = kind.upcast?.[version];
    if (lift === undefined)
      return err({ type: "BadEntry", field: "v", reason: `no reader for version ${version}` });
    body = lift(body);
  }
  const parsed = kind.body.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({
    type: "BadEntry",
    field: ["body", ...(issue?.path ?? [])].join("."),
    reason: issue?.message ?? "",
  });
};
