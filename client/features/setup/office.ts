import type { Result } from "../../../shared/lib/result.ts";
import type { NewShop, SetupError } from "../../session/office.ts";

export type { NewShop, SetupError };

/** Makes a shop on an empty server, this device its first, and the owner signed in at it. */
export interface Office {
  readonly create: (shop: NewShop) => Promise<Result<null, SetupError>>;
}
