import { z } from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import { signedSchema } from "./certificate.ts";
import { deviceCutSchema, personCutSchema } from "./cut.ts";
import type { BadEntry, Entry } from "./entry.ts";
import { type Scope, scopeBranch } from "./ids.ts";

/** A row for the server's read side: a table of reports, written in the transaction that admits the entry. */
export interface ReportRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * One kind of entry, as an area of the business declares it. `body` is the schema of the current `version`; older
 * bodies are lifted one version at a time [ENTRY-3]. `scope` is where it may be written: a document type belongs to one
 * scope, so that all who read it fold the same. `permission` is what the person needs, `null` when the device may
 * write it by itself. `changes` names what its entries may change at all: types of documents, and kinds of effect; one that
 * changes more is void, so that the permission for one thing is not a permission for everything. `report` turns a fact
 * into rows for reports.
 */
export interface Kind {
  readonly version: number;
  readonly scope: "org" | "branch" | "office" | "any";
  readonly body: z.ZodType;
  readonly permission: string | null;
  readonly changes?: MayChange;
  readonly asks?: (body: never, entry: Entry) => readonly Approval[];
  readonly upcast?: Readonly<Record<number, (body: unknown) => unknown>>;
  readonly report?: (body: never, entry: Entry) => readonly ReportRow[];
}

/** Somebody who must be vouched for in the entry's log and have the permission there, besides the writer. */
export interface Approval {
  readonly permission: string;
  readonly by: string;
}

export type Kinds = Readonly<Record<string, Kind>>;

/** What entries of a kind may change; nothing where a list is left out. */
export interface MayChange {
  readonly docs?: readonly string[];
  readonly effects?: readonly ("mint" | "spend" | "give" | "beyond" | "settle")[];
}

/** Kinds of the core itself: a log's first entry, a person vouched for in it, and what the authority takes back. */
export const coreKinds = {
  "log.opened": {
    version: 1,
    scope: "any",
    permission: null,
    changes: {},
    body: z.strictObject({
      holder: z.string().regex(/^[a-z0-9-]{3,40}\.[a-z0-9]{3,16}$/),
      continues: z
        .strictObject({
          log: z.string(),
          seq: z
            .int()
            .positive()
            .max(2 ** 31 - 1),
          hash: z.string().length(43),
        })
        .nullable(),
      certificate: signedSchema,
    }),
  },
  "log.signed-in": {
    version: 1,
    scope: "any",
    permission: null,
    changes: {},
    body: z.strictObject({ ticket: signedSchema }),
  },
  "device.cut": { version: 1, scope: "org", permission: null, changes: {}, body: deviceCutSchema },
  "person.cut": { version: 1, scope: "org", permission: null, changes: {}, body: personCutSchema },
} as const satisfies Kinds;

/** Whether this program can read an entry's body; a newer or unknown kind is kept and relayed untouched. */
export const isKnown = (kinds: Kinds, entry: Pick<Entry, "kind" | "v">): boolean => {
  const kind = kinds[entry.kind];
  return kind !== undefined && entry.v <= kind.version;
};

/** Whether entries of the kind may stand in a log of the scope. */
export const isInScope = (kind: Pick<Kind, "scope"> | undefined, scope: Scope): boolean => {
  if (kind === undefined) return false;
  return (
    kind.scope === "any" || (kind.scope === "branch" ? scopeBranch(scope) !== null : kind.scope === scope)
  );
};

/** The first thing an entry changes that its kind never does, as a reason to void it; `null` when there is none. */
export const changesBeyond = (kind: Kind | undefined, { patches, effects }: Entry): string | null => {
  if (kind?.changes === undefined) return null;
  const { docs = [], effects: allowed = [] } = kind.changes;
  const patch = patches.find(({ doc }) => !docs.includes(doc));
  if (patch !== undefined) return `may not change ${patch.doc}`;
  const effect = effects.find((one) => !allowed.some((name) => name in one));
  return effect === undefined ? null : `may not have this effect on ${effect.counter}`;
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
    try {
      body = lift(body);
    } catch {
      return err({ type: "BadEntry", field: "body", reason: `not a body of version ${version}` });
    }
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
