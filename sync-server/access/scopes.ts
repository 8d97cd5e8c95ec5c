import type { Certificate, Ticket } from "../../shared/core/certificate.ts";
import { type BranchId, branchScope } from "../../shared/core/ids.ts";

type Scopes = Pick<Certificate, "reads" | "writes">;

/**
 * What a device may read and write. A till records costs for the office and never reads them; a phone reads all branches
 * and writes for the organisation and the office; a hub passes on what its branch may read and writes nothing.
 */
export const deviceScopes = (kind: Certificate["kind"], branch: BranchId | null): Scopes => {
  if (kind === "server") return { reads: ["*"], writes: ["*"] };
  if (branch === null) return { reads: ["*"], writes: ["org", "office"] };
  const own = branchScope(branch);
  if (kind === "hub") return { reads: ["org", own], writes: [] };
  return { reads: ["org", own], writes: ["org", "office", own] };
};

const OFFICE_ROLES: readonly string[] = ["owner", "admin"];
/** Everyone but customers. */
const STAFF_ROLES: readonly string[] = [...OFFICE_ROLES, "manager", "seller", "operator", "viewer"];

/** What a person may read through the server, whatever they ask for. */
export interface PersonReads {
  readonly organisation: boolean;
  readonly office: boolean;
  readonly branches: "*" | readonly BranchId[];
}

export const personReads = ({ role, branches }: Ticket): PersonReads => ({
  organisation: STAFF_ROLES.includes(role),
  office: OFFICE_ROLES.includes(role),
  branches: STAFF_ROLES.includes(role) ? branches : [],
});

/** A branch filter for SQL (`null` for all of them): the branch asked for, or all the person may read. */
export const readableBranches = (
  { branches }: PersonReads,
  wanted: string | undefined,
): readonly string[] | null => {
  if (branches === "*") return wanted === undefined ? null : [wanted];
  return wanted === undefined ? branches : branches.filter((branch) => branch === wanted);
};
