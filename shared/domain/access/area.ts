import type { Area } from "../../core/command.ts";
import { addBranch } from "./commands/add-branch.ts";
import { addStaff } from "./commands/add-staff.ts";
import { changeBranch } from "./commands/change-branch.ts";
import { changeSettings } from "./commands/change-settings.ts";
import { changeStaff } from "./commands/change-staff.ts";
import { enrolDevice } from "./commands/enrol-device.ts";
import { giveBadge } from "./commands/give-badge.ts";
import { retireDevice } from "./commands/retire-device.ts";
import { kinds } from "./kinds.ts";

/** The organisation, its branches, people and devices. */
export const access = {
  kinds,
  commands: {
    "access.change-settings": changeSettings,
    "access.add-branch": addBranch,
    "access.change-branch": changeBranch,
    "access.add-staff": addStaff,
    "access.change-staff": changeStaff,
    "access.give-badge": giveBadge,
    "access.enrol-device": enrolDevice,
    "access.retire-device": retireDevice,
  },
  indexes: [
    { doc: "branch", field: "open" },
    { doc: "staff", field: "login" },
    { doc: "staff", field: "role" },
    { doc: "staff", field: "badge" },
    { doc: "device", field: "code" },
  ],
} as const satisfies Area;
