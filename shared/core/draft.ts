import type { z } from "zod";
import type { Json } from "./canonical.ts";
import type { Effect } from "./counter.ts";
import type { Patch } from "./entry.ts";
import type { Scope } from "./ids.ts";
import type { Kinds } from "./kind.ts";
import type { Draft } from "./writer.ts";

export interface Changes {
  readonly patches?: readonly Patch[];
  readonly effects?: readonly Effect[];
}

/** A maker of drafts for an area's kinds: the body is held to the kind's schema, the version comes from the kind. */
export const drafter =
  <K extends Kinds>(kinds: K) =>
  <Name extends keyof K & string>(
    scope: Scope,
    kind: Name,
    body: z.input<K[Name]["body"]>,
    changes: Changes = {},
  ): Draft => ({ scope, kind, v: versionOf(kinds, kind), body: body as unknown as Json, ...changes });

const versionOf = (kinds: Kinds, kind: string): number => kinds[kind]?.version ?? 1;
