import { type HolderId, holderDevice } from "../../shared/core/ids.ts";
import { type Deadline, deadlineOf } from "../../shared/domain/fiscal/deadline.ts";
import { readFiscalTerms } from "../../shared/domain/fiscal/terms.ts";
import { FISCAL_TILL, type FiscalOutage, fiscalTillOf } from "../../shared/domain/fiscal/till.ts";
import type { Shop } from "./shop.ts";

/** Receipts of a till that do not reach the tax office, or that its fiscal device refused. */
export interface FiscalConcern {
  readonly type: "fiscal";
  readonly key: string;
  /** Code of the till. */
  readonly till: string;
  readonly device: string;
  readonly outage: FiscalOutage | null;
  /** `null` where nothing is counted down. */
  readonly until: number | null;
  /** Numbers of receipts refused and not signed since. */
  readonly refused: readonly string[];
}

type Watched = Pick<Shop, "view" | "docs" | "changed">;

/** One for each life of a till that owes something; reads signals, so that whoever computes with it is told of changes. */
export const fiscalConcerns = (shop: Watched): readonly FiscalConcern[] => {
  void [shop.changed(FISCAL_TILL).value, shop.changed("org").value];
  const terms = readFiscalTerms(shop.view);
  return [...shop.docs(FISCAL_TILL)].flatMap(([id, doc]): readonly FiscalConcern[] => {
    const till = fiscalTillOf(doc);
    if (!till.on || (till.outage === null && till.failed.length === 0)) return [];
    const until = till.outage === null || terms.limit === null ? null : till.outage.since + terms.limit;
    return [
      {
        type: "fiscal",
        key: `fiscal:${id}:${till.outage?.since ?? 0}`,
        till: till.till,
        device: holderDevice(id as HolderId),
        outage: till.outage,
        until,
        refused: till.failed,
      },
    ];
  });
};

/** The time this very till has left; `null` while nothing is owed or no law counts. */
export const ownDeadline = (shop: Watched & Pick<Shop, "certificate">, now: number): Deadline | null => {
  const mine = fiscalConcerns(shop).find(
    ({ device, outage }) => device === shop.certificate.device && outage !== null,
  );
  return mine === undefined ? null : deadlineOf(mine, readFiscalTerms(shop.view), now);
};
