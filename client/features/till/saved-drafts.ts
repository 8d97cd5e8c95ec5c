import { TRAINING_CODE } from "../../../shared/domain/access/training.ts";
import { createDrafts, type Drafts, saleDraftKey } from "../../device/drafts.ts";
import { createDurableDrafts, type DurableDrafts, NO_DURABLE_DRAFTS } from "../../device/durable-drafts.ts";
import type { Shop } from "../../session/shop.ts";

/** Where a till keeps its open sales. Practice is kept as long as the tab, and never on the disk. */
export const draftsOf = ({
  code,
  device,
}: Pick<Shop["certificate"], "code" | "device">): {
  readonly drafts: Drafts;
  readonly durable: DurableDrafts;
} => {
  const key = saleDraftKey(device);
  return code === TRAINING_CODE
    ? { drafts: createDrafts(sessionStorage, key), durable: NO_DURABLE_DRAFTS }
    : { drafts: createDrafts(localStorage, key), durable: createDurableDrafts(indexedDB, key) };
};
