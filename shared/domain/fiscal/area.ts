import type { Area } from "../../core/command.ts";
import { kinds } from "./kinds.ts";

/** What tills do by themselves with a fiscal device; no person acts, so there are no commands. */
export const fiscal = {
  kinds,
  commands: {},
} as const satisfies Area;
