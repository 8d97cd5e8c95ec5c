import type { RefundBody } from "../../../shared/domain/refund/refund-body.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import type { ShownReceipt } from "../evidence.ts";
import type { World } from "../world/types.ts";
import { clockOf } from "../world/world.ts";
import type { Desk } from "./act.ts";

/** The customer gets the receipt: from now on what it says must not be lost while anybody who held it lives. */
export const show = (
  world: World,
  { host, writer, program }: Desk,
  kind: ShownReceipt["kind"],
  receipt: SaleBody | RefundBody,
): void => {
  const id = `${host.device}.${writer.epoch}.b-${receipt.branch}`;
  const row = host.disk.byLog.get(id as never)?.findLast((one) => one.kind === kind);
  const { number, lines, tenders, total, rounding } = receipt;
  world.record.shown.push({
    tick: world.tick,
    replica: host.id,
    device: host.device,
    kind,
    number,
    log: program.replica.state.logs.get(id as never)?.id ?? "",
    seq: row?.seq ?? 0,
    lines: lines.map(({ product, quantity, price, total: cost }) => ({
      product,
      quantity,
      price,
      total: cost,
    })),
    tenders: tenders.map(({ type, amount }) => ({ type, amount })),
    total,
    ...("change" in receipt && { change: receipt.change }),
    rounding,
    at: clockOf(world, host),
  });
};
