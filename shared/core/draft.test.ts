import { expect, test } from "vitest";
import { z } from "zod";
import { drafter } from "./draft.ts";
import type { Kinds } from "./kind.ts";

const kinds = {
  "note.taken": {
    version: 3,
    scope: "org",
    permission: null,
    body: z.strictObject({ text: z.string() }),
  },
} as const satisfies Kinds;

test("[ENTRY-3] a draft carries the version of its kind", () => {
  const patches = [{ doc: "note", id: "n1", set: { text: "hello" } }];
  expect(drafter(kinds)("org", "note.taken", { text: "hello" }, { patches })).toEqual({
    scope: "org",
    kind: "note.taken",
    v: 3,
    body: { text: "hello" },
    patches,
  });
});
