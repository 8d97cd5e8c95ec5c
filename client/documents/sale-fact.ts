import { kinds } from "../../shared/commands.ts";
import { type DeviceId, type LogId, parseLogId } from "../../shared/core/ids.ts";
import { readBody } from "../../shared/core/kind.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import type { Fact } from "../session/shop.ts";

/** A completed sale as it lies in a log. */
export interface SaleFact {
  readonly n: number;
  readonly device: DeviceId;
  /** Where its entry stands. */
  readonly log: LogId;
  readonly seq: number;
  /** The till's own clock, ms. */
  readonly at: number;
  /** Who was at the till. */
  readonly staff: string;
  readonly sale: SaleBody;
}

export const SALE_KIND = "sale.completed";

/** `null` for a fact of another kind, or one written by a newer program. */
export const readSaleFact = ({ n, entry }: Fact): SaleFact | null => {
  const log = parseLogId(entry.log);
  if (entry.kind !== SALE_KIND || log === null) return null;
  if (entry.v > (kinds[SALE_KIND]?.version ?? 0)) return null;
  const body = readBody(kinds, entry);
  return body.ok
    ? {
        n,
        device: log.device,
        log: entry.log,
        seq: entry.seq,
        at: entry.at,
        staff: entry.by,
        sale: body.value as SaleBody,
      }
    : null;
};
