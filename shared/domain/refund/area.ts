import type { Area } from "../../core/command.ts";
import { exchangeGoods } from "./commands/exchange.ts";
import { refundBySale } from "./commands/refund.ts";
import { refundFree } from "./commands/refund-free.ts";
import { settleRefund } from "./commands/settle.ts";
import { voidLast } from "./commands/void-last.ts";
import { kinds } from "./kinds.ts";
import { refundRule } from "./refund-counters.ts";

/** Goods that come back and money that goes out again. */
export const refund = {
  kinds,
  commands: {
    "sale.refund": refundBySale,
    "sale.refund-free": refundFree,
    "sale.void-last": voidLast,
    "sale.exchange": exchangeGoods,
    "refund.settle": settleRefund,
  },
  counters: [refundRule],
} as const satisfies Area;
