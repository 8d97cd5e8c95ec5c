import { z } from "zod";
import { command } from "../../../core/command.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { isRetired } from "../device.ts";
import { draftOf } from "../kinds.ts";

export type RetireError = { readonly type: "UnknownDevice"; readonly device: string };

/** Puts a device out of use: it is given no more rights, and its till code is free again [ACCESS-10]. */
export const retireDevice = command({
  permission: "access.devices",
  args: z.strictObject({ device: idField }),
  needs: ({ device }) => ({ docs: [{ doc: "device", id: device }] }),
  decide: (view, { device }) => {
    if (liveDoc(view, "device", device) === undefined)
      return err<RetireError>({ type: "UnknownDevice", device });
    if (isRetired(view, device)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "device", id: device, set: { retired: true } }];
    return ok({ drafts: [draftOf("org", "device.retired", { device }, { patches })], result: null });
  },
});
