import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { readCustomer } from "../../../../shared/domain/customer/customer.ts";
import type { Way } from "../../../../shared/domain/refund/money-back.ts";
import { createCustomerIndex } from "../../../session/customer-index.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { CustomerPicker } from "../../../ui/customer-picker.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "./refund-pane.module.css";

interface MoneyWayProps<Chosen extends Way> {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly way: Chosen;
  /** Those to choose from; the first is what it falls back to. */
  readonly ways: readonly Chosen["type"][];
  /** Whose wallet it is unless somebody else is chosen. */
  readonly buyer: string | null;
  readonly onChange: (way: Chosen) => void;
}

/** How the money goes back. */
export const MoneyWay = <Chosen extends Way>(props: MoneyWayProps<Chosen>) => {
  const { shop, scans, way, ways, buyer } = props;
  const { t } = useI18n();
  const isPicking = useSignal(false);
  const index = useMemo(() => createCustomerIndex(shop), [shop]);
  const change = (next: Way) => props.onChange(next as Chosen);
  const choose = (type: Chosen["type"]) => {
    if (type !== "wallet") change({ type } as Way);
    else if (buyer !== null) change({ type, customer: buyer });
    else isPicking.value = true;
  };
  const whose = way.type === "wallet" ? readCustomer(shop.view, way.customer)?.name : undefined;
  return (
    <div class={styles.group}>
      <p class={styles.label}>{t("refund.way")}</p>
      <Chips
        label={t("refund.way")}
        value={way.type as Chosen["type"]}
        chips={ways.map((value) => ({ value, label: t(WAY_LABEL[value as Way["type"]]) }))}
        onChange={choose}
      />
      {whose !== undefined && (
        <Button icon="user" onClick={() => (isPicking.value = true)}>
          {whose}
        </Button>
      )}
      {isPicking.value && (
        <CustomerPicker
          shop={shop}
          index={index}
          scans={scans}
          current={way.type === "wallet" ? way.customer : null}
          onPick={(customer) => {
            isPicking.value = false;
            change(customer === null ? ({ type: ways[0] } as Way) : { type: "wallet", customer });
          }}
          onClose={() => (isPicking.value = false)}
        />
      )}
    </div>
  );
};

const WAY_LABEL = {
  original: "refund.original",
  cash: "refund.cash",
  wallet: "refund.wallet",
} as const satisfies Record<Way["type"], string>;
