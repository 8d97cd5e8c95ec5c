import type { Area } from "../../core/command.ts";
import { kinds } from "./kinds.ts";
import { refundRule } from "./refund-counters.ts";

/** Goods that come back and money that goes out again. */
export const refund = {
  kinds,
  commands: {},
  counters: [refundRule],
} as const satisfies Area;
