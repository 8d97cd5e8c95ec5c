import { isEmptyCart } from "../../../../shared/domain/sale/cart.ts";
import { money } from "../../../../shared/lib/money.ts";
import { classes } from "../../../ui/classes.ts";
import { comboParts } from "../../../ui/combo.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { IconName } from "../../../ui/icon-shapes.ts";
import { useKeymap } from "../../../ui/keys.ts";
import type { TillModel } from "../model.ts";
import styles from "./sale-extras.module.css";

export interface SaleExtrasProps {
  readonly till: TillModel;
  readonly onCustomer: () => void;
  readonly onDiscount: () => void;
  readonly onCode: () => void;
  readonly onHold: () => void;
}

/** What belongs to the whole sale: who buys, what is taken off, and putting it aside. */
export const SaleExtras = ({ till, onCustomer, onDiscount, onCode, onHold }: SaleExtrasProps) => {
  const { t, format } = useI18n();
  const { customer, discount, codes, cart } = till.sale.open.value;
  const isEmpty = isEmptyCart(cart);
  const off =
    discount === null
      ? t("tillmore.discount")
      : `−${discount.type === "percent" ? format.value.percent(discount.value) : format.value.amount(money(discount.value))}`;
  return (
    <div class={styles.row}>
      <Extra
        icon="user"
        label={customer?.name ?? t("tillmore.customer")}
        action="till.customer"
        isChosen={customer !== null}
        onClick={onCustomer}
      />
      <Extra
        icon="tag"
        label={off}
        action="till.discountAll"
        isChosen={discount !== null}
        isDisabled={isEmpty}
        onClick={onDiscount}
      />
      <Extra
        icon="receipt"
        label={codes.length === 0 ? t("tillmore.code") : codes.join(", ").toUpperCase()}
        action="till.code"
        isChosen={codes.length > 0}
        onClick={onCode}
      />
      <Extra
        icon="pause"
        label={t("tillmore.hold")}
        action="till.hold"
        isDisabled={isEmpty}
        onClick={onHold}
      />
    </div>
  );
};

interface ExtraProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action: string;
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

const Extra = ({ icon, label, action, isChosen = false, isDisabled = false, onClick }: ExtraProps) => {
  const combo = useKeymap()?.comboOf(action);
  const keys = combo === undefined ? "" : ` (${comboParts(combo).join(" ")})`;
  return (
    <button
      type="button"
      class={classes(styles.button, isChosen && styles.chosen)}
      title={`${label}${keys}`}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} size={20} />
      <span class={styles.label}>{label}</span>
    </button>
  );
};

/** Another till has this sale too: somebody has to look before money is taken. */
export const AlsoElsewhere = ({ till }: Pick<SaleExtrasProps, "till">) => {
  const { t } = useI18n();
  const tills = till.holding.alsoAt.value;
  if (tills.length === 0) return null;
  return (
    <p class={styles.also} role="alert">
      <Icon name="alert" size={20} />
      {t("tillmore.alsoAt", tills.join(", "))}
    </p>
  );
};
