import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import { RefundActions } from "../../../documents/receipt-actions.tsx";
import { RefundPaper } from "../../../documents/receipt-paper.tsx";
import type { RefundSource } from "../../../documents/use-refund.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useEnter } from "../../../ui/enter.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Payouts } from "./payouts.tsx";
import styles from "./refund-pane.module.css";

export interface RefundDoneProps {
  readonly shop: Shop;
  readonly till: TillDesk;
  readonly refunded: Refunded;
  readonly onNext: () => void;
}

/** A refund just made, on paper; the drawer opens where cash goes out. */
export const RefundDone = ({ shop, till, refunded, onNext }: RefundDoneProps) => {
  const { t } = useI18n();
  const source = sourceOf(shop, refunded);
  useEnter(onNext);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
      <section class={styles.body} tabIndex={0} aria-label={t("refund.title")}>
        <Banner tone="done">{t("refund.done", refunded.number)}</Banner>
        <Payouts till={till} refund={refunded.refund} />
        <RefundPaper shop={shop} source={source} isCopy={false} />
      </section>
      <div class={styles.foot}>
        <RefundActions shop={shop} source={source} isCopy={false} isFresh={true} />
        <Button kind="primary" combo="Enter" onClick={onNext}>
          {t("refund.next")}
        </Button>
      </div>
    </>
  );
};

/** As whoever is at the till made it just now. */
export const sourceOf = ({ person }: Pick<Shop, "person">, { refund, at }: Refunded): RefundSource => ({
  ...{ refund, at },
  staff: person.peek()?.staff ?? "",
});
