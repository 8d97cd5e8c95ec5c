import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card } from "../../../ui/page.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { VirtualList } from "../../../ui/virtual-list.tsx";
import type { CustomerCard } from "../card-model.ts";
import styles from "../customers.module.css";
import {
  createHistory,
  type History,
  type HistoryKind,
  type Move,
  type Purchase,
  type Why,
} from "../history.ts";

export interface CustomerHistoryProps {
  readonly shop: Shop;
  readonly card: CustomerCard;
  readonly onReceipt: (number: string) => void;
}

/** What they bought, and what went into and out of their accounts. */
export const CustomerHistory = ({ shop, card, onReceipt }: CustomerHistoryProps) => {
  const { t } = useI18n();
  const shown = useSignal<HistoryKind>("purchases");
  const { id } = card.customer;
  const { wallet, points, credit } = card;
  const moved = `${wallet} ${points} ${credit.owed} ${credit.limit}`;
  const history = useMemo(() => createHistory(shop, id, shown.value), [shop, id, shown.value, moved]);
  useEffect(() => void history.older(), [history]);
  const open = (row: Purchase | Move) => {
    if (row.number !== "") onReceipt(row.number);
  };
  return (
    <div class={styles.history}>
      <Card fills={true}>
        <Tabs
          label={t("customers.purchases")}
          tabs={[
            { id: "purchases", label: t("customers.purchases") },
            { id: "moves", label: t("customers.moves") },
          ]}
          value={shown.value}
          onChange={(kind) => (shown.value = kind)}
        >
          <Rows history={history} kind={shown.value} currency={card.currency} onOpen={open} />
        </Tabs>
      </Card>
    </div>
  );
};

interface RowsProps {
  readonly history: History;
  readonly kind: HistoryKind;
  readonly currency: Currency;
  readonly onOpen: (row: Purchase | Move) => void;
}

const Rows = ({ history, kind, currency, onOpen }: RowsProps) => {
  const { t } = useI18n();
  const nothing = kind === "purchases" ? "customers.noPurchases" : "customers.noMoves";
  return (
    <div class={styles.rows}>
      <VirtualList
        label={t(kind === "purchases" ? "customers.purchases" : "customers.moves")}
        items={history.rows.value}
        itemKey={({ key }) => key}
        rowHeight={60}
        onOpen={onOpen}
        render={(row) => <Row row={row} currency={currency} />}
        empty={history.busy.value ? null : <EmptyState icon="receipt" title={t(nothing)} />}
      />
      {history.hasOlder.value && history.rows.value.length > 0 && (
        <div class={styles.older}>
          <Button kind="ghost" full={true} busy={history.busy.value} onClick={() => void history.older()}>
            {t("customers.older")}
          </Button>
        </div>
      )}
    </div>
  );
};

const Row = ({ row, currency }: { readonly row: Purchase | Move; readonly currency: Currency }) => {
  const { t, formatDateTime, format } = useI18n();
  const isPoints = row.type === "move" && row.account === "points";
  const amount = row.type === "purchase" ? row.total : row.amount;
  const sign = row.type === "move" && amount > 0 ? "+" : "";
  return (
    <span class={styles.row}>
      <span class={styles.what}>
        <span>{titleOf(row, t)}</span>
        <span class={styles.when}>
          {[formatDateTime(row.at), row.number || (row.type === "move" ? row.till : "")]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </span>
      <span>
        {sign}
        {isPoints ? format.value.number(amount) : <MoneyText value={amount as Money} currency={currency} />}
      </span>
    </span>
  );
};

const titleOf = (row: Purchase | Move, t: (key: LabelKey) => string): string => {
  if (row.type === "purchase") return t(row.isRefund ? "customers.refund" : "customers.sale");
  return row.why === "limit" || row.why === "repayment"
    ? t(WHY_LABEL[row.why])
    : `${t(ACCOUNT_LABEL[row.account])}: ${t(WHY_LABEL[row.why])}`;
};

const ACCOUNT_LABEL = {
  wallet: "customers.wallet",
  credit: "customers.credit",
  points: "customers.points",
  gift: "customers.gift",
} as const;

const WHY_LABEL = {
  "top-up": "customers.whyTopUp",
  repayment: "customers.whyRepayment",
  "card-sold": "customers.whyCardSold",
  refund: "customers.whyRefund",
  earned: "customers.whyEarned",
  adjust: "customers.whyAdjust",
  sale: "customers.whySale",
  "taken-back": "customers.whyTakenBack",
  limit: "customers.whyLimit",
} as const satisfies Record<Why, LabelKey>;
