import type { Messages } from "./en.ts";
import { ui } from "./kk/ui.ts";
import { unit } from "./kk/unit.ts";

export const kk: Messages = { ...ui, ...unit };
