import { expect, test } from "vitest";
import { z } from "zod";
import { ok } from "../lib/result.ts";
import { command } from "./command.ts";

test("a command is declared as it is; only its types are checked", () => {
  const definition = {
    permission: "note.make",
    args: z.strictObject({ text: z.string() }),
    decide: () => ok({ drafts: [], result: null }),
  };
  expect(command(definition)).toBe(definition);
});
