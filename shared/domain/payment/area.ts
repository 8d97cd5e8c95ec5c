import type { Area } from "../../core/command.ts";
import { ATTEMPT_FIELD, DEVICE_FIELD, PAYMENT } from "./attempt.ts";
import { endPayment } from "./commands/end.ts";
import { settlePayment } from "./commands/settle.ts";
import { startPayment } from "./commands/start.ts";
import { kinds } from "./kinds.ts";

/** Money taken by terminals: asked for, come, failed, or left open. */
export const payment = {
  kinds,
  commands: {
    "payment.start": startPayment,
    "payment.end": endPayment,
    "payment.settle": settlePayment,
  },
  indexes: [
    { doc: PAYMENT, field: ATTEMPT_FIELD },
    { doc: PAYMENT, field: DEVICE_FIELD },
  ],
} as const satisfies Area;
