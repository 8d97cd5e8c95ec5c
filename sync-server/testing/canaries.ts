import type { z } from "zod";
import { kinds } from "../../shared/commands.ts";
import type { Json } from "../../shared/core/canonical.ts";
import type { Effect } from "../../shared/core/counter.ts";
import type { EntryParts } from "./log-writer.ts";
import { sampleOf } from "./sample-body.ts";

/**
 * A text found nowhere else, that says whose it is: `cny-<whose>-<where it was planted>`. Whose: `org`, `office`, `secret`, or a
 * branch by the name the test gives it.
 */
export const canary = (whose: string, where: string): string =>
  `cny-${whose}-${where.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/** Every canary in a text, and whose it is. */
export const canariesIn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/cny-([a-z0-9]+)-[a-z0-9-]+/g)].map(([found, whose = ""]) => [found, whose]));

/** Kinds that a log of this sort of scope may hold with effect; structure and cuts left out. */
export const kindsIn = (scope: "org" | "branch" | "office"): readonly string[] =>
  Object.entries(kinds)
    .filter(
      ([name, kind]) => !/^log\.(opened|signed-in)$|\.cut$/.test(name) && [scope, "any"].includes(kind.scope),
    )
    .map(([name]) => name);

/** An entry of the kind with a canary in every place that takes any text: body, documents, counters. */
export const plantedEntry = (name: string, whose: string, by: string, branch: string): EntryParts => {
  const { version = 1, body, changes } = kinds[name] ?? {};
  if (body === undefined) throw new Error(`No kind ${name}`);
  const at = (place: string): string => canary(whose, `${name}-${place}`);
  const [effect] = changes?.effects ?? [];
  const more = { give: { to: "till-9.1test" }, beyond: { why: "flexible" } }[effect as string];
  return {
    kind: name,
    v: version,
    by,
    body: planted(body, sampleOf(body), at),
    patches: (changes?.docs ?? []).map((doc) => ({
      doc,
      id: at(`${doc}-id`),
      set: { name: at(`${doc}-name`) },
    })),
    effects:
      effect === undefined
        ? []
        : [{ counter: `stock/${branch}/${at("counter")}`, [effect]: 7, ...more } as unknown as Effect],
  };
};

/** The body with each text exchanged for a canary, where the schema lets it. */
const planted = (schema: z.ZodType, body: Json, at: (place: string) => string): Json => {
  let current = body;
  for (const path of textPaths(body)) {
    const changed = withText(current, path, at(path.join("-")));
    if (schema.safeParse(changed).success) current = changed;
  }
  return current;
};

type Path = readonly (string | number)[];

const textPaths = (value: Json, path: Path = []): readonly Path[] => {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textPaths(each as Json, [...path, name]));
};

const withText = (value: Json, [first, ...rest]: Path, text: string): Json => {
  if (first === undefined) return text;
  const copy: Record<string, Json> | Json[] = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, Json>) };
  const into = copy as Record<string, Json>;
  into[first] = withText(into[first] as Json, rest, text);
  return copy as Json;
};
