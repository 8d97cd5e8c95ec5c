import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { readOrganisation } from "../../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import { formatPhone } from "../../../../shared/domain/customer/phone.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { Card, Page } from "../../../ui/page.tsx";
import { PageHeader, Toolbar } from "../../../ui/page-header.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import type { Column } from "../../../ui/table-column.ts";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import styles from "../customers.module.css";
import type { CustomerRow, CustomerList as ListModel } from "../list-model.ts";

export interface CustomerListProps {
  readonly shop: Shop;
  readonly list: ListModel;
  readonly onOpen: (customer: string) => void;
  readonly onNew: () => void;
  /** Left out where this device takes no money. */
  readonly onGifts: () => void;
}

/** Everybody who buys here. */
export const CustomerList = ({ shop, list, onOpen, onNew, onGifts }: CustomerListProps) => {
  const { t, format } = useI18n();
  const keys = useKeymap();
  const search = useRef<HTMLInputElement>(null);
  const columns = useColumns(shop, list);
  useActions({ "till.search": () => search.current?.focus() });
  const mayAdd = mayRole(shop.person.value?.role ?? "", "customer.edit");
  return (
    <Page>
      <PageHeader
        title={t("customers.title")}
        subtitle={t("customers.subtitle", format.value.number(list.count.value))}
        actions={
          <>
            <Button icon="card" onClick={onGifts}>
              {t("customers.gifts")}
            </Button>
            {mayAdd && (
              <Button kind="primary" icon="plus" onClick={onNew}>
                {t("customers.new")}
              </Button>
            )}
          </>
        }
      />
      <Toolbar label={t("customers.search")}>
        <SearchField
          label={t("customers.search")}
          value={list.query.value}
          combo={keys?.comboOf("till.search")}
          inputRef={search}
          onInput={list.search}
          onEnter={() => {
            const [first] = list.customers.peek();
            if (first !== undefined) onOpen(first);
          }}
        />
      </Toolbar>
      <Card fills={true}>
        <VirtualTable
          label={t("customers.table")}
          columns={columns}
          rows={list.customers.value}
          rowKey={(id) => id}
          sorting={list.sorting.value}
          onSort={list.sort}
          onOpen={onOpen}
          empty={<Nobody list={list} />}
        />
      </Card>
    </Page>
  );
};

const Nobody = ({ list }: { readonly list: ListModel }) => {
  const { t } = useI18n();
  if (list.count.value === 0)
    return <EmptyState icon="user" title={t("customers.emptyTitle")} text={t("customers.emptyText")} />;
  return <EmptyState icon="search" title={t("customers.noneFits")} text={t("ui.nothingFoundHint")} />;
};

/** Rows are ids: what somebody holds and owes is read when their row is drawn. */
const useColumns = (shop: Shop, list: ListModel): readonly Column<string>[] => {
  const { t, format } = useI18n();
  void [shop.changed("customer").value, shop.countersChanged.value, shop.changed("org").value];
  const currency = readOrganisation(shop.view)?.currency ?? "KZT";
  const of = (draw: (row: CustomerRow) => ComponentChildren) => (id: string) => {
    const row = list.row(id);
    return row === undefined ? null : draw(row);
  };
  const money = (amount: number) =>
    amount === 0 ? "" : <MoneyText value={amount as Money} currency={currency} />;
  const amount = { width: "minmax(104px, 140px)", align: "end", sortable: true } as const;
  return [
    {
      id: "name",
      title: t("customers.name"),
      width: "minmax(130px, 3fr)",
      sortable: true,
      cell: of(({ customer: { name, active } }) => (
        <span class={active ? undefined : styles.quiet}>{name}</span>
      )),
    },
    {
      id: "phone",
      title: t("customers.phone"),
      width: "minmax(176px, 1fr)",
      from: "medium",
      cell: of(({ customer }) => formatPhone(customer.phone)),
    },
    {
      id: "wallet",
      title: t("customers.wallet"),
      ...amount,
      from: "medium",
      cell: of(({ wallet }) => money(wallet)),
    },
    {
      id: "owed",
      title: t("customers.credit"),
      ...amount,
      cell: of(({ owed }) => <span class={owed > 0 ? styles.owed : undefined}>{money(owed)}</span>),
    },
    {
      id: "points",
      title: t("customers.points"),
      ...amount,
      from: "wide",
      cell: of(({ points }) => (points === 0 ? "" : format.value.number(points))),
    },
  ];
};
