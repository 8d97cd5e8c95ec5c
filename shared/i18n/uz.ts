import type { Messages } from "./en.ts";
import { ui } from "./uz/ui.ts";
import { unit } from "./uz/unit.ts";

export const uz: Messages = { ...ui, ...unit };
