import { z } from "zod";
import { command } from "../../../core/command.ts";
import type { BranchId } from "../../../core/ids.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { isRetired } from "../device.ts";
import { mayInBranch } from "../judge.ts";
import { draftOf } from "../kinds.ts";

export type RetireError =
  | { readonly type: "UnknownDevice"; readonly device: string }
  | { readonly type: "NotInBranch"; readonly branch: string };

/** Puts a device out of use: it is given no more rights, and its till code is free again [ACCESS-10, ACCESS-4]. */
export const retireDevice = command({
  permission: "access.devices",
  args: z.strictObject({ device: idField }),
  needs: ({ device }) => ({ docs: [{ doc: "device", id: device }] }),
  decide: (view, { device }, { person }) => {
    const doc = liveDoc(view, "device", device);
    if (doc === undefined) return err<RetireError>({ type: "UnknownDevice", device });
    const { branch = null } = doc.fields as { readonly branch?: BranchId | null };
    if (branch !== null && !mayInBranch(person, branch))
      return err<RetireError>({ type: "NotInBranch", branch });
    if (isRetired(view, device)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "device", id: device, set: { retired: true } }];
    return ok({ drafts: [draftOf("org", "device.retired", { device }, { patches })], result: null });
  },
});
