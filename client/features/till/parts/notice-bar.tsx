import { explainError } from "../../../../shared/i18n/explain/error.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import type { I18n } from "../../../ui/i18n.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useKeymap } from "../../../ui/keys.ts";
import type { Notice } from "../notice.ts";
import styles from "./notice-bar.module.css";

export interface NoticeBarProps {
  readonly notices: readonly Notice[];
  readonly currency: Currency;
  /** For those who may add products. */
  readonly onAddProduct: ((code: string) => void) | undefined;
  readonly onDismiss: () => void;
}

/** What the till has to say, beside the sale it is about. It goes with the next scan. */
export const NoticeBar = ({ notices, currency, onAddProduct, onDismiss }: NoticeBarProps) => {
  const i18n = useI18n();
  const keys = useKeymap();
  if (notices.length === 0) return null;
  const code = notices.find((notice) => notice.type === "UnknownCode")?.code;
  const isCalm = notices.every(({ type }) => CALM.includes(type));
  return (
    <div class={classes(styles.bar, isCalm && styles.calm)} role={isCalm ? "status" : "alert"}>
      <Icon name={isCalm ? "check" : "alert"} />
      <div class={styles.texts}>
        {notices.map((notice) => (
          <p key={JSON.stringify(notice)}>{noticeText(notice, currency, i18n)}</p>
        ))}
        {code !== undefined && (
          <p class={styles.hint}>
            {i18n.t(onAddProduct === undefined ? "tillmore.mayNotAdd" : "till.unknownCodeHint")}
          </p>
        )}
        {code !== undefined && onAddProduct !== undefined && (
          <Button icon="plus" combo={keys?.comboOf("till.addProduct")} onClick={() => onAddProduct(code)}>
            {i18n.t("tillmore.addNow")}
          </Button>
        )}
      </div>
      <IconButton icon="x" label={i18n.t("ui.close")} onClick={onDismiss} />
    </div>
  );
};

/** What went as it should. */
const CALM: readonly Notice["type"][] = ["Voided", "Held", "Recalled"];

const noticeText = (notice: Notice, currency: Currency, i18n: I18n): string => {
  const { t, formatMoney } = i18n;
  switch (notice.type) {
    case "UnknownCode":
      return t("till.unknownCode", notice.code.slice(0, LONGEST_CODE));
    case "BadQuantity":
      return quantityText(notice, t);
    case "TotalTooLarge":
      return t("till.totalLarge");
    case "PriceChanged":
      return t(
        "till.priceChanged",
        notice.name,
        formatMoney(notice.before, currency),
        formatMoney(notice.now, currency),
      );
    case "Gone":
      return t("till.goneFromSale", notice.name);
    case "Archived":
      return t("till.notSold", notice.name);
    case "Voided":
      return t("till.voided");
    case "BadMultiplier":
      return t("tillmore.badMultiplier", notice.text);
    case "Expired":
      return t("tillmore.expired", notice.name, notice.expires);
    case "Refused":
      return explainError(notice.error, i18n.messages.value, i18n.format.value);
    case "MoneyTaken":
      return t("tillmore.moneyTaken", formatMoney(notice.amount, currency));
    case "Held":
      return t("tillmore.heldDone");
    case "Recalled":
      return t("tillmore.recalledFrom", notice.till);
    case "AlreadyRecalled":
      return t("tillmore.alreadyRecalled");
    case "TooManySales":
      return t("tillmore.tooMany", i18n.format.value.number(notice.most));
  }
};

const LONGEST_CODE = 40;

const quantityText = (
  { reason, name, text }: Extract<Notice, { readonly type: "BadQuantity" }>,
  t: I18n["t"],
): string => {
  if (reason.type === "Zero" || reason.type === "Negative") return t("till.quantityZero");
  if (reason.type === "TooLarge") return t("till.quantityLarge");
  if (reason.type !== "TooPrecise") return t("till.quantityNumber", text);
  return reason.precision === 0
    ? t("till.quantityWhole", name)
    : t("till.quantityPrecise", name, String(reason.precision));
};
