import { isDeleted } from "../../../shared/core/document.ts";
import type { Shop } from "../../session/shop.ts";
import { createForm, type Form } from "./form.ts";

export interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly open: boolean;
}

/** All branches by name, those that closed last. */
export const branchRows = ({ docs }: Pick<Shop, "docs">): readonly BranchRow[] =>
  [...docs("branch")]
    .filter(([, doc]) => !isDeleted(doc))
    .map(([id, { fields }]) => ({
      id,
      name: String(fields.name ?? ""),
      address: String(fields.address ?? ""),
      open: fields.open !== false,
    }))
    .sort((a, b) => Number(b.open) - Number(a.open) || a.name.localeCompare(b.name));

export type BranchValues = Pick<BranchRow, "name" | "address" | "open">;

/** A branch being changed, or a new one when `row` is `null`. */
export const createBranchForm = ({ run }: Pick<Shop, "run">, row: BranchRow | null): Form<BranchValues> => {
  const start = { name: row?.name ?? "", address: row?.address ?? "", open: row?.open ?? true };
  return createForm(
    start,
    ({ name, address, open }) => {
      const words = { name: name.trim(), address: address.trim() };
      return row === null
        ? run("access.add-branch", words)
        : run("access.change-branch", { branch: row.id, ...words, open });
    },
    ({ name }) => (name.trim() === "" ? { type: "Missing", field: "name" } : null),
  );
};
