import type { Ticket } from "../../core/certificate.ts";
import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { mayAct } from "./judge.ts";

/** Who of the two at the device may do this in the branch: the person, else whoever lends the right; `null`: nobody. */
export const whoMay = (
  { person, approver }: Pick<Context, "person" | "approver">,
  permission: string,
  branch: BranchId | null,
): Ticket | null =>
  [person, approver].find((ticket) => ticket !== null && mayAct(ticket, permission, branch)) ?? null;
