import type { BranchError } from "../../domain/access/branch.ts";
import type { AddBranchError } from "../../domain/access/commands/add-branch.ts";
import type { ChangeBranchError } from "../../domain/access/commands/change-branch.ts";
import type { SettingsError } from "../../domain/access/commands/change-settings.ts";
import type { EnrolError } from "../../domain/access/commands/enrol-device.ts";
import type { RetireError } from "../../domain/access/commands/retire-device.ts";
import type { StaffError } from "../../domain/access/staff.ts";
import type { Sayings } from "./sayings.ts";

export type AccessError =
  | SettingsError
  | AddBranchError
  | ChangeBranchError
  | StaffError
  | EnrolError
  | RetireError
  | BranchError;

export const accessSayings: Sayings<AccessError> = {
  SettingMissing: (_, m) => m["goods.missing"],
  CurrencyFixed: ({ currency }, m, f) => m["access.currencyFixed"](f.currency(currency)),
  BranchExists: (_, m) => m["access.branchExists"],
  UnknownBranch: (_, m) => m["access.unknownBranch"],
  UnknownDevice: (_, m) => m["access.unknownDevice"],
  UnknownStaff: (_, m) => m["access.unknownStaff"],
  LoginTaken: ({ login, name }, m) => m["access.loginTaken"](login, name),
  OwnerOnly: (_, m) => m["access.ownerOnly"],
  LastOwner: (_, m) => m["access.lastOwner"],
  BranchesMissing: (_, m) => m["access.branchesMissing"],
  CodeMissing: (_, m) => m["access.codeMissing"],
  CodeTaken: ({ code, name }, m) => m["access.codeTaken"](code, name),
  NoBranch: (_, m) => m["goods.noBranch"],
  NotInBranch: (error, m) => ("field" in error ? m["access.notYourBranch"] : m["goods.notInBranch"]),
};
