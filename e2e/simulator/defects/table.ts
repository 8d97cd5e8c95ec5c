import type { Defect } from "./defect.ts";
import { foldDefects } from "./of-folding.ts";
import { logDefects } from "./of-logs.ts";
import { moneyDefects } from "./of-money.ts";
import { rightsDefects } from "./of-rights.ts";
import { sellingDefects } from "./of-selling.ts";
import { syncDefects } from "./of-sync.ts";

/** Every mistake that the oracle must notice within a thousand seeds. */
export const defects: readonly Defect[] = [
  ...logDefects,
  ...foldDefects,
  ...rightsDefects,
  ...syncDefects,
  ...sellingDefects,
  ...moneyDefects,
];
