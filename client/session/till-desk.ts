import { TRAINING_CODE } from "../../shared/domain/access/training.ts";
import { openTerminals, type Terminals, usualTerminals } from "../device/terminal/terminals.ts";
import { waitFor } from "./calm.ts";
import type { Shop } from "./shop.ts";
import { createTerminalDesk, type TerminalDesk } from "./terminal-desk.ts";

/** The terminals of this till, and where they are asked. */
export interface TillDesk {
  readonly terminals: Terminals;
  readonly desk: TerminalDesk;
}

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
