import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { BranchId } from "../../../shared/core/ids.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { productsOfCode } from "../../session/read-code.ts";
import { Chips } from "../../ui/chips.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { type I18n, useI18n } from "../../ui/i18n.ts";
import { useActions, useKeymap } from "../../ui/keys.ts";
import { Card, Page } from "../../ui/page.tsx";
import { PageHeader, Toolbar } from "../../ui/page-header.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Select } from "../../ui/select.tsx";
import type { Toasts } from "../../ui/toast-store.ts";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { createStockModel, type Knowledge, SHOWS, type StockModel } from "./model.ts";
import { CountDialog } from "./parts/count-dialog.tsx";
import { useStockColumns } from "./parts/stock-columns.tsx";
import { StockFigures } from "./parts/stock-figures.tsx";
import styles from "./stock.module.css";

export interface StockProps extends FeatureProps {
  readonly toasts: Toasts;
}

/** Goods on hand by branch at `/stock`, and putting them right after counting. */
export const StockScreen = ({ shop, scans, toasts, route }: StockProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const keys = useKeymap();
  const search = useRef<HTMLInputElement>(null);
  const model = useMemo(() => createStockModel({ shop }), [shop]);
  useEffect(() => model.dispose, [model]);
  const columns = useStockColumns(shop, model);
  const mayCount = mayRole(shop.person.value?.role ?? "", "stock.count");
  const count = (id: string) => {
    if (mayCount) model.count(id);
  };
  useEffect(() => {
    const { params } = route.peek();
    const asked = params.get("count");
    if (asked === null) return;
    const branch = params.get("branch");
    if (branch !== null) model.chooseBranch(branch as BranchId);
    count(asked);
  }, [model]);
  useActions({ "till.search": () => search.current?.focus() });
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        const [found] = productsOfCode(shop, text).products;
        if (found === undefined) model.search(text);
        else count(found.id);
      }),
    [model, mayCount],
  );
  const counting = model.counting.value;
  return (
    <Page>
      <PageHeader
        title={t("stockview.title")}
        subtitle={knowledgeText(model.knowledge.value, shop.now(), i18n)}
        actions={<BranchChoice model={model} />}
      />
      <StockFigures model={model} />
      <Toolbar label={t("stockview.show")}>
        <SearchField
          label={t("stockview.search")}
          value={model.query.value}
          combo={keys?.comboOf("till.search")}
          inputRef={search}
          onInput={model.search}
          onEnter={() => {
            const [first] = model.products.peek();
            if (first !== undefined) count(first);
          }}
        />
        <Chips
          scrolls={true}
          label={t("stockview.show")}
          chips={SHOWS.map((value) => ({ value, label: t(SHOW_LABEL[value]) }))}
          value={model.show.value}
          onChange={model.choose}
        />
      </Toolbar>
      <Card fills={true}>
        <VirtualTable
          label={t("stockview.table")}
          columns={columns}
          rows={model.products.value}
          rowKey={(id) => id}
          sorting={model.sorting.value}
          onSort={model.sort}
          onOpen={count}
          empty={<NoStock model={model} />}
        />
      </Card>
      {counting !== null && (
        <CountDialog key={counting.product.id} shop={shop} model={model} count={counting} toasts={toasts} />
      )}
    </Page>
  );
};

const SHOW_LABEL = {
  all: "stockview.showAll",
  low: "stockview.showLow",
  short: "stockview.showShort",
} as const;

const knowledgeText = (knowledge: Knowledge, now: number, { t, formatAge }: I18n): string => {
  if (knowledge.type === "live") return t("stockview.known");
  return knowledge.type === "never"
    ? t("stockview.knownNever")
    : t("stockview.knownAge", formatAge(knowledge.at, now));
};

const BranchChoice = ({ model }: { readonly model: StockModel }) => {
  const { t } = useI18n();
  const branches = model.branches.value;
  const [first] = branches;
  if (first === undefined) return <span class={styles.quiet}>{t("stockview.noBranch")}</span>;
  if (branches.length === 1) return <span class={styles.quiet}>{first.name}</span>;
  return (
    <div class={styles.branch}>
      <Select
        label={t("goods.branch")}
        value={model.branch.value ?? ""}
        options={[
          ...branches.map(({ id, name }) => ({ value: id as string, label: name })),
          { value: "", label: t("goods.allBranches") },
        ]}
        onChange={(value) => model.chooseBranch(value === "" ? null : (value as BranchId))}
      />
    </div>
  );
};

const NoStock = ({ model }: { readonly model: StockModel }) => {
  const { t } = useI18n();
  if (model.totals.value.products === 0)
    return <EmptyState icon="box" title={t("stockview.emptyTitle")} text={t("stockview.emptyText")} />;
  return model.show.value === "all" || model.query.value !== "" ? (
    <EmptyState icon="search" title={t("stockview.noneFits")} text={t("ui.nothingFoundHint")} />
  ) : (
    <EmptyState icon="check" title={t("stockview.allGood")} text={t("stockview.allGoodText")} />
  );
};
