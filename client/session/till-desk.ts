import { TRAINING_CODE } from "../../shared/domain/access/training.ts";
import type { PayoutTerminals } from "../../shared/domain/payment/payout.ts";
import { openTerminals, type Terminals, terminalsFor, usualTerminals } from "../device/terminal/terminals.ts";
import { waitFor } from "./calm.ts";
import type { Shop } from "./shop.ts";
import { createTerminalDesk, type TerminalDesk } from "./terminal-desk.ts";

/** The terminals of this till, and where they are asked. */
export interface TillDesk {
  readonly terminals: Terminals;
  readonly desk: TerminalDesk;
}

/** Which of them gives money back, by what it takes money by: the first of each [PAYMENT-9]. */
export const payoutTerminals = ({ terminals }: Pick<TillDesk, "terminals">): PayoutTerminals => ({
  card: terminalsFor(terminals.settings.peek(), "card")[0]?.name,
  qr: terminalsFor(terminals.settings.peek(), "qr")[0]?.name,
});

/** The terminals set up at this device; none is asked for money that is only practice. */
export const terminalsHere = ({ certificate }: Pick<Shop, "certificate">): Terminals =>
  certificate.code === TRAINING_CODE
    ? usualTerminals()
    : openTerminals({ storage: localStorage, wait: waitFor });

/** For a screen where money is asked of terminals; `desk.stop` when it is left. */
export const openTillDesk = (shop: Shop): TillDesk => {
  const terminals = terminalsHere(shop);
  return { terminals, desk: createTerminalDesk({ shop, terminals, wait: waitFor }) };
};
