import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import { balanceOf, creditOf } from "../../shared/domain/account/accounts.ts";
import { customersByCard, readCustomer } from "../../shared/domain/customer/customer.ts";
import { formatPhone } from "../../shared/domain/customer/phone.ts";
import type { Money } from "../../shared/lib/money.ts";
import { createCustomerForm } from "../session/customer-form.ts";
import type { CustomerIndex } from "../session/customer-index.ts";
import type { ScanSource } from "../session/feature.ts";
import type { Shop } from "../session/shop.ts";
import { Button } from "./button.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import styles from "./customer-picker.module.css";
import { Dialog } from "./dialog.tsx";
import { EmptyState } from "./empty-state.tsx";
import { useI18n } from "./i18n.ts";
import { SearchField } from "./search-field.tsx";
import { VirtualList } from "./virtual-list.tsx";

export interface CustomerPickerProps {
  readonly shop: Pick<Shop, "view" | "run" | "person" | "changed" | "countersChanged">;
  readonly index: CustomerIndex;
  /** Scanning a customer's card picks them. */
  readonly scans?: ScanSource | undefined;
  /** Who is chosen now; `null`: nobody. */
  readonly current: string | null;
  /** A customer's id, or `null` for nobody. */
  readonly onPick: (customer: string | null) => void;
  readonly onClose: () => void;
}

const MOST = 200;

/** Who is buying: by name, phone or card; somebody new is added on the spot. Enter takes the first one found. */
export const CustomerPicker = (props: CustomerPickerProps) => {
  const { shop, index, scans, onPick } = props;
  const typed = useSignal("");
  const adding = useSignal<string | null>(null);
  useLayoutEffect(
    () =>
      scans?.subscribe(({ text }) => {
        const [found] = customersByCard(shop.view, text.trim());
        if (found === undefined) typed.value = text;
        else onPick(found.id);
      }),
    [scans, shop],
  );
  void index.version.value;
  if (adding.value !== null)
    return <NewCustomer {...props} typed={adding.value} onBack={() => (adding.value = null)} />;
  const query = typed.value.trim();
  const found = query === "" ? index.all() : index.find(query, MOST);
  return (
    <PickDialog
      {...props}
      found={found}
      typed={typed.value}
      onType={(text) => {
        typed.value = text;
      }}
      onAdd={() => {
        adding.value = query;
      }}
    />
  );
};

interface PickDialogProps extends CustomerPickerProps {
  readonly found: readonly string[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onAdd: () => void;
}

const PickDialog = ({ shop, found, typed, current, onType, onAdd, onPick, onClose }: PickDialogProps) => {
  const { t } = useI18n();
  const query = typed.trim();
  const addLabel = query === "" ? t("customers.new") : t("customers.pickAdd", query);
  const first = () => {
    const [best] = found;
    if (query !== "" && best !== undefined) onPick(best);
    else if (query !== "") onAdd();
  };
  return (
    <Dialog
      title={t("customers.pick")}
      size="medium"
      onClose={onClose}
      cancelLabel={t("ui.cancel")}
      extra={
        <>
          <Button kind="ghost" icon="plus" onClick={onAdd}>
            {addLabel}
          </Button>
          {current !== null && (
            <Button kind="ghost" icon="x" onClick={() => onPick(null)}>
              {t("customers.pickNobody")}
            </Button>
          )}
        </>
      }
    >
      <SearchField
        label={t("customers.search")}
        value={typed}
        focusFirst={true}
        onInput={onType}
        onEnter={first}
      />
      <div class={styles.list}>
        <VirtualList
          label={t("customers.table")}
          items={found}
          itemKey={(id) => id}
          rowHeight={56}
          render={(id) => <CustomerLine shop={shop} customer={id} />}
          onOpen={onPick}
          empty={<Nobody isSearching={query !== ""} />}
        />
      </div>
    </Dialog>
  );
};

const Nobody = ({ isSearching }: { readonly isSearching: boolean }) => {
  const { t } = useI18n();
  return (
    <EmptyState
      icon="user"
      title={t(isSearching ? "customers.noneFits" : "customers.emptyTitle")}
      text={isSearching ? undefined : t("customers.emptyText")}
    />
  );
};

interface NewCustomerProps extends CustomerPickerProps {
  readonly typed: string;
  readonly onBack: () => void;
}

/** Added with the queue waiting: a name and a phone. */
const NewCustomer = ({ shop, typed, onPick, onBack }: NewCustomerProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createCustomerForm(shop, null, typed), []);
  const save = async () => {
    const id = await form.save();
    if (id !== null) onPick(id);
  };
  return (
    <Dialog
      title={t("customers.new")}
      onClose={onBack}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
    >
      <CustomerFields form={form} role={shop.person.value?.role ?? ""} brief={true} />
    </Dialog>
  );
};

export interface CustomerLineProps {
  readonly shop: Pick<Shop, "view" | "changed" | "countersChanged">;
  readonly customer: string;
}

/** Somebody in a list: name, phone, and what they have in hand or owe. */
export const CustomerLine = ({ shop, customer }: CustomerLineProps) => {
  const { t, formatMoney } = useI18n();
  void shop.changed("customer").value;
  void shop.countersChanged.value;
  const { view } = shop;
  const currency = readOrganisation(view)?.currency ?? "KZT";
  const known = readCustomer(view, customer);
  const { owed } = creditOf(view, customer);
  const wallet = balanceOf(view, "wallet", customer).value;
  return (
    <span class={styles.line}>
      <span class={styles.who}>
        <span class={styles.name}>{known?.name}</span>
        <span class={styles.phone}>{formatPhone(known?.phone ?? "")}</span>
      </span>
      <span class={styles.money}>
        {wallet > 0 && (
          <span>
            {t("customers.wallet")} {formatMoney(wallet as Money, currency)}
          </span>
        )}
        {owed > 0 && <span>{t("customers.owes", formatMoney(owed as Money, currency))}</span>}
      </span>
    </span>
  );
};
