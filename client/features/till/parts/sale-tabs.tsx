import { useEffect, useMemo, useRef } from "preact/hooks";
import { isEmptyCart } from "../../../../shared/domain/sale/cart.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { TillModel } from "../model.ts";
import type { OpenSale } from "../open-sale.ts";
import styles from "./sale-tabs.module.css";

export interface SaleTabsProps {
  readonly till: TillModel;
}

/** Open sales side by side; out of the way while there is but one. */
export const SaleTabs = (props: SaleTabsProps) =>
  props.till.sales.sales.value.length < 2 ? null : (
    <div class={styles.strip}>
      <Tabs {...props} />
    </div>
  );

export interface SaleActionsProps extends SaleTabsProps {
  readonly onHeld: () => void;
}

/** Another sale beside this one, and the way to those put aside. */
export const SaleActions = ({ till, onHeld }: SaleActionsProps) => {
  const { t, format } = useI18n();
  const { sales, holding } = till;
  const waiting = holding.held.value.length;
  const hasEmpty = sales.sales.value.some(({ cart }) => isEmptyCart(cart));
  return (
    <>
      {!hasEmpty && <IconButton icon="plus" label={t("tillmore.newSale")} onClick={sales.start} />}
      <span class={styles.held}>
        <IconButton
          icon="pause"
          label={
            waiting === 0
              ? t("tillmore.held")
              : t("tillmore.heldWaiting", waiting, format.value.number(waiting))
          }
          onClick={onHeld}
        />
        {waiting > 0 && (
          <span class={styles.count} aria-hidden="true">
            {format.value.number(waiting)}
          </span>
        )}
      </span>
    </>
  );
};

const Tabs = ({ till }: SaleTabsProps) => {
  const { t } = useI18n();
  const { sales, sale } = till;
  const list = useRef<HTMLDivElement>(null);
  const active = sales.active.value;
  useEffect(() => {
    const chosen = list.current?.querySelector("[aria-selected=true]");
    chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
    const to = sales.sales.peek()[active + step];
    if (step === 0 || to === undefined) return;
    event.preventDefault();
    sales.choose(to.id);
    list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  };
  return (
    <div
      ref={list}
      class={styles.tabs}
      role="tablist"
      aria-label={t("tillmore.openSales")}
      onKeyDown={onKeyDown}
    >
      {sales.sales.value.map((open, i) => (
        <SaleTab
          key={open.id}
          till={till}
          open={open}
          place={i + 1}
          total={i === active ? sale.totals.value.total : null}
        />
      ))}
    </div>
  );
};

interface SaleTabProps extends SaleTabsProps {
  readonly open: OpenSale;
  readonly place: number;
  /** Of the one being made; `null` for the others. */
  readonly total: Money | null;
}

const SaleTab = ({ till, open, place, total }: SaleTabProps) => {
  const { t, format } = useI18n();
  const isActive = total !== null;
  // One that waits costs what it did when it was left; it is priced anew when it is come back to.
  const waiting = useMemo(
    () => (isActive ? null : till.pricing.price(open).totals.total),
    [open, isActive, till],
  );
  const cost = total ?? waiting ?? (0 as Money);
  const position = format.value.number(place);
  const name = open.customer?.name.split(" ")[0] ?? format.value.amount(cost);
  return (
    <button
      type="button"
      role="tab"
      class={styles.tab}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      onClick={() => till.sales.choose(open.id)}
    >
      <span class={styles.number}>{position}</span>
      <span>{isEmptyCart(open.cart) ? t("tillmore.emptySale") : name}</span>
    </button>
  );
};
