import { type BranchId, type HolderId, holderDevice } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";

/** Where a command that shares rights looks devices up. */
export const DEVICE_NEEDS: readonly string[] = ["device"];

/** Whether the device was put out of use [ACCESS-10]. */
export const isRetired = (view: View, device: string): boolean =>
  view.doc("device", device)?.fields.retired === true;

/** The other tills and warehouses of a branch (`null`: of any) that are still in use: whom rights may be given [ACCESS-10]. */
export const activeHolders = (view: View, branch: BranchId | null): readonly HolderId[] =>
  view.holders(branch).filter((holder) => !isRetired(view, holderDevice(holder)));
