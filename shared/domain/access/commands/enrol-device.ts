import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { BranchId } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, textField } from "../../../lib/schema.ts";
import { type BranchError, readBranch } from "../branch.ts";
import { isRetired } from "../device.ts";
import { mayInBranch } from "../judge.ts";
import { draftOf } from "../kinds.ts";
import { TRAINING_CODE } from "../training.ts";

export type EnrolError =
  | BranchError
  | { readonly type: "UnknownBranch"; readonly branch: string }
  | { readonly type: "CodeMissing"; readonly field: "code" }
  | { readonly type: "CodeTaken"; readonly field: "code"; readonly code: string; readonly name: string };

const args = z.strictObject({
  /** Made by whoever signs the certificate, which names it too. */
  device: idField.min(3),
  name: textField(100),
  kind: z.enum(["till", "phone", "warehouse", "server", "hub"]),
  branch: idField.nullable().default(null),
  /** Printed on every receipt of a till: short, and no other device's. */
  code: z
    .string()
    .max(12)
    .transform((code) => code.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{0,6}$/))
    .default(""),
});

/** A device of the organisation. Tills, warehouses and hubs stand in a branch; a till has a code of its own [ACCESS-7]. */
export const enrolDevice = command({
  permission: "access.devices",
  args,
  needs: ({ branch, code }) => ({
    docs: branch === null ? [] : [{ doc: "branch", id: branch }],
    find: code === "" ? [] : [{ doc: "device", field: "code", value: code }],
  }),
  decide: (view, wanted, context) => {
    const refused = checkPlace(view, context, wanted) ?? checkCode(view, wanted);
    if (refused !== null) return err(refused);
    const { device, name, kind, branch, code } = wanted;
    const patches = [{ doc: "device", id: device, set: { name, kind, branch, code } }];
    return ok({
      drafts: [draftOf("org", "device.enrolled", { device, name, branch }, { patches })],
      result: { device, code },
    });
  },
});

/** Kinds of devices that stand in a branch. */
const PLACED: readonly string[] = ["till", "warehouse", "hub"];

const checkPlace = (
  view: View,
  { person }: Context,
  { kind, branch }: z.output<typeof args>,
): EnrolError | null => {
  if (branch === null) return PLACED.includes(kind) ? { type: "NoBranch" } : null;
  if (readBranch(view, branch as BranchId) === undefined) return { type: "UnknownBranch", branch };
  return mayInBranch(person, branch as BranchId) ? null : { type: "NotInBranch", branch };
};

const checkCode = (view: View, { device, kind, code }: z.output<typeof args>): EnrolError | null => {
  if (code === TRAINING_CODE) return { type: "CodeTaken", field: "code", code, name: code };
  if (code === "") return kind === "till" ? { type: "CodeMissing", field: "code" } : null;
  const other = view.find("device", "code", code).find((id) => id !== device && !isRetired(view, id));
  if (other === undefined) return null;
  return { type: "CodeTaken", field: "code", code, name: String(view.doc("device", other)?.fields.name) };
};
