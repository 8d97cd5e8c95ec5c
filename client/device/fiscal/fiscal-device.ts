import type { FiscalDocument } from "../../../shared/domain/fiscal/document.ts";
import type { FiscalMark } from "../../../shared/domain/fiscal/fiscal-body.ts";

/** What came of asking for a signature. */
export type FiscalAnswer =
  | { readonly type: "signed"; readonly mark: FiscalMark }
  /** The device will not sign this one, whenever it is asked; its own words. */
  | { readonly type: "refused"; readonly reason: string }
  /** No answer: off, unplugged, blocked. Asking again later is safe [FISCAL-4]. */
  | { readonly type: "unreachable" };

/**
 * A fiscal device, whatever its make. Nothing rejects. It knows a document by its number: asked for one it has signed, it gives the
 * same signature again [FISCAL-4]; an adapter for a device that does not must look it up there first.
 */
export interface FiscalDevice {
  readonly sign: (document: FiscalDocument) => Promise<FiscalAnswer>;
  /** Whether all it signed has reached the tax office; `null` when it gives no answer. */
  readonly isDelivered: () => Promise<boolean | null>;
}
