import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import type { RefundOverride } from "../refund-override.ts";
import styles from "./refund-pane.module.css";

interface OverrideFormProps {
  readonly shop: Pick<Shop, "now">;
  readonly override: RefundOverride;
}

/** Somebody who may stands for it: why, and whose PIN. */
export const OverrideForm = ({ shop, override }: OverrideFormProps) => {
  const { t } = useI18n();
  const isCut = override.cause.value === "RefundNotCovered";
  return (
    <div class={styles.body}>
      <Banner tone="attention">{t(isCut ? "refund.overrideText" : "refund.wayNotAllowed")}</Banner>
      {isCut && (
        <Field
          label={t("refund.overrideReason")}
          error={override.isReasonMissing.value ? t("goods.missing") : null}
          value={override.reason.value}
          onInput={override.setReason}
          maxLength={200}
          focusFirst={true}
        />
      )}
      {!override.isOwn.value && (
        <>
          <p>{t("refund.lendText")}</p>
          <LendingWho lending={override.lending} />
          <LendingPin lending={override.lending} now={shop.now} focusFirst={!isCut} />
        </>
      )}
    </div>
  );
};
