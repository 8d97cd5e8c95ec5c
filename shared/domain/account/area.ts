import type { Area } from "../../core/command.ts";
import { accountRules } from "./accounts.ts";
import { adjust } from "./commands/adjust.ts";
import { repay } from "./commands/repay.ts";
import { sellGift } from "./commands/sell-gift.ts";
import { setLimit } from "./commands/set-limit.ts";
import { topUp } from "./commands/top-up.ts";
import { kinds } from "./kinds.ts";

/** What customers hold and owe: wallets, credit, points, gift cards. */
export const account = {
  kinds,
  commands: {
    "account.top-up": topUp,
    "account.sell-gift": sellGift,
    "account.repay": repay,
    "account.adjust": adjust,
    "customer.set-limit": setLimit,
  },
  counters: accountRules,
} as const satisfies Area;
