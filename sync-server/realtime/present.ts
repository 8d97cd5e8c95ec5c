import type { Certificate } from "../../shared/core/certificate.ts";
import type { BranchId, DeviceId } from "../../shared/core/ids.ts";

/** A device that is connected, and what decides who may know of it. */
export interface Present {
  readonly device: DeviceId;
  readonly branch: BranchId | null;
  /** It reads all branches. */
  readonly everywhere: boolean;
}

export const presentOf = ({ device, branch, reads }: Certificate): Present => ({
  device,
  branch,
  everywhere: reads.includes("*"),
});

/** Devices of one branch know of each other, and whoever reads all branches knows and is known. */
export const mayKnow = (a: Present, b: Present): boolean =>
  a.everywhere || b.everywhere || (a.branch !== null && a.branch === b.branch);
