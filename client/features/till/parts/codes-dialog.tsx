import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { CodeRefusal } from "../../../../shared/domain/promo/current.ts";
import { promoCodeOf } from "../../../../shared/domain/promo/offer.ts";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { ScanSource } from "../../../session/feature.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { TillModel } from "../model.ts";
import styles from "./discount-dialog.module.css";

export interface CodesDialogProps {
  readonly till: TillModel;
  readonly scans: ScanSource;
  readonly onClose: () => void;
}

/** Promotional codes of the sale: typed or scanned, and what each does or why it does nothing. */
export const CodesDialog = ({ till, scans, onClose }: CodesDialogProps) => {
  const { t } = useI18n();
  const text = useSignal("");
  const wrong = useSignal(false);
  const { codes } = till.sale.open.value;
  const add = (typed: string): boolean => {
    const code = promoCodeOf(typed);
    wrong.value = code === null;
    if (code === null) return false;
    if (!till.sale.open.peek().codes.includes(code))
      till.sale.setCodes([...till.sale.open.peek().codes, code]);
    text.value = "";
    return true;
  };
  useLayoutEffect(() => scans.subscribe(({ text: scanned }) => void add(scanned)), [scans, till]);
  const submit = () => {
    if (text.peek().trim() === "") onClose();
    else add(text.peek());
  };
  return (
    <Dialog
      title={t("tillmore.codes")}
      onClose={onClose}
      cancelLabel={t("ui.close")}
      primary={{ label: t("tillmore.codeAdd"), onClick: submit }}
    >
      <Field
        label={t("tillmore.code")}
        hint={t("tillmore.codeText")}
        error={wrong.value ? t("tillmore.refusedUnknown") : null}
        maxLength={40}
        autoComplete="off"
        focusFirst={true}
        value={text.value}
        onInput={(value) => {
          text.value = value;
          wrong.value = false;
        }}
      />
      <ul class={styles.codes}>
        {codes.map((code) => (
          <li key={code} class={styles.code}>
            <span>
              <span class={styles.codeName}>{code}</span> <Standing till={till} code={code} />
            </span>
            <IconButton
              icon="x"
              label={t("tillmore.takeOffCode", code)}
              onClick={() => till.sale.setCodes(codes.filter((other) => other !== code))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
};

const Standing = ({ till, code }: Pick<CodesDialogProps, "till"> & { readonly code: string }) => {
  const { t } = useI18n();
  const { refused } = till.sale.priced.value;
  const reason = refused.find((one) => one.code === code)?.reason;
  return reason === undefined ? (
    <span class={styles.used}>{t("tillmore.codeUsed")}</span>
  ) : (
    <span class={styles.refused}>{t(TEXT_BY_REFUSAL[reason])}</span>
  );
};

const TEXT_BY_REFUSAL: Readonly<Record<CodeRefusal, LabelKey>> = {
  unknown: "tillmore.refusedUnknown",
  "not-yet": "tillmore.refusedNotYet",
  over: "tillmore.refusedOver",
  "used-up": "tillmore.refusedUsedUp",
  "not-now": "tillmore.refusedNotNow",
  "not-here": "tillmore.refusedNotHere",
  "other-group": "tillmore.refusedOtherGroup",
  "no-goods": "tillmore.refusedNoGoods",
  "no-gain": "tillmore.refusedNoGain",
  "same-promotion": "tillmore.refusedSamePromotion",
};
