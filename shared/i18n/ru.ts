import type { Messages } from "./en.ts";
import { ui } from "./ru/ui.ts";
import { unit } from "./ru/unit.ts";

export const ru: Messages = { ...ui, ...unit };
