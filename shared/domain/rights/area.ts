import type { Area } from "../../core/command.ts";
import { kinds } from "./kinds.ts";

/** Rights on the move: what devices give each other when one of them is asked. */
export const rights = { kinds, commands: {} } as const satisfies Area;
