import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { createProductIndex } from "../../session/product-index.ts";
import { Button } from "../../ui/button.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CodeDialog } from "./parts/code-dialog.tsx";
import { ListDialog } from "./parts/list-dialog.tsx";
import { OfferTable } from "./parts/offer-table.tsx";
import { PromotionDialog } from "./parts/promotion-dialog.tsx";
import type { PromotionsProps } from "./props.ts";
import { codeRows, listRows, promotionRows } from "./rows.ts";

type Part = "promotions" | "lists" | "codes";

const PARTS = ["promotions", "lists", "codes"] as const;
const NEW = { promotions: "promo.newPromotion", lists: "promo.newList", codes: "promo.newCode" } as const;
const EMPTY = {
  promotions: ["promo.emptyPromotions", "promo.emptyPromotionsText"],
  lists: ["promo.emptyLists", "promo.emptyListsText"],
  codes: ["promo.emptyCodes", "promo.emptyCodesText"],
} as const;
const ROWS = { promotions: promotionRows, lists: listRows, codes: codeRows } as const;
const DIALOGS = { promotions: PromotionDialog, lists: ListDialog, codes: CodeDialog } as const;
const DOCS = [
  "promotion",
  "price-list",
  "list-price",
  "promo-code",
  "product",
  "category",
  "branch",
  "org",
] as const;

/** Everything that makes goods cheaper: promotions, price lists, codes. */
export const PromotionsScreen = ({ shop, toasts }: PromotionsProps) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const part = useSignal<Part>("promotions");
  /** Which is open; empty for a new one. */
  const open = useSignal<string | null>(null);
  const index = useMemo(() => createProductIndex(shop), [shop]);
  for (const doc of DOCS) void shop.changed(doc).value;
  if (part.value === "codes") void shop.countersChanged.value;
  const currency = readOrganisation(shop.view)?.currency ?? "KZT";
  const words = { view: shop.view, i18n, currency };
  const close = () => {
    open.value = null;
  };
  const remove = async (id: string, name: string) => {
    const done = await shop.run("promo.remove", {
      type: part.peek() === "lists" ? "price-list" : "promotion",
      id,
    });
    if (done.ok) toasts.show({ text: t("promo.removed", name), tone: "done" });
    close();
  };
  const Dialog = DIALOGS[part.value];
  const [emptyTitle, emptyText] = EMPTY[part.value];
  return (
    <Page>
      <PageHeader
        title={t("promo.title")}
        actions={
          <Button kind="primary" icon="plus" onClick={() => (open.value = "")}>
            {t(NEW[part.value])}
          </Button>
        }
      />
      <Tabs
        label={t("promo.title")}
        tabs={PARTS.map((id) => ({
          id,
          label: t(`promo.${id}`),
          count: format.value.number(ROWS[id](words).length),
        }))}
        value={part.value}
        onChange={(id) => (part.value = id)}
      />
      <OfferTable
        label={t(`promo.${part.value}`)}
        rows={ROWS[part.value](words)}
        onOpen={(id) => (open.value = id)}
        emptyTitle={t(emptyTitle)}
        emptyText={t(emptyText)}
      />
      {open.value !== null && (
        <Dialog
          shop={shop}
          index={index}
          currency={currency}
          id={open.value === "" ? null : open.value}
          onSaved={(name) => {
            toasts.show({ text: t("promo.saved", name), tone: "done" });
            close();
          }}
          onRemove={(name: string) => void remove(open.peek() ?? "", name)}
          onClose={close}
        />
      )}
    </Page>
  );
};
