import { useSignal } from "@preact/signals";
import { liveDoc } from "../../../../shared/core/view.ts";
import { itemOf } from "../../../../shared/domain/stock/item.ts";
import type { Shortfall } from "../../../../shared/domain/stock/spending.ts";
import { explainError } from "../../../../shared/i18n/explain/error.ts";
import { type Quantity, ZERO_QUANTITY } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { Problem } from "../checkout-model.ts";
import type { TillModel } from "../model.ts";
import styles from "./till-dialogs.module.css";

export interface ProblemDialogProps {
  readonly shop: Shop;
  readonly till: TillModel;
}

/** Why the sale was not made, what that means, and what can be done. The sale itself is always still open. */
export const ProblemDialog = ({ shop, till }: ProblemDialogProps) => {
  const problem = till.checkout.problem.value;
  if (problem === null) return null;
  if (problem.type === "NotEnough") return <NotEnough shop={shop} till={till} lines={problem.lines} />;
  return problem.type === "NotSaved" ? (
    <NotSaved till={till} problem={problem} />
  ) : (
    <Refused till={till} problem={problem} />
  );
};

type NotEnoughProps = ProblemDialogProps & { readonly lines: readonly Shortfall[] };

const NotEnough = ({ shop, till, lines }: NotEnoughProps) => {
  const { t } = useI18n();
  const { checkout } = till;
  const reason = useSignal("");
  const asked = useSignal(false);
  const mayOverride = checkout.mayOverride.value;
  const sellAnyway = () => {
    asked.value = true;
    if (reason.value.trim() !== "") void checkout.sellAnyway(reason.value);
  };
  return (
    <Dialog
      title={t("till.notEnoughTitle")}
      size="medium"
      onClose={checkout.dismiss}
      cancelLabel={t("ui.back")}
      primary={
        mayOverride
          ? { label: t("till.sellAnyway"), kind: "danger", onClick: sellAnyway, busy: checkout.busy.value }
          : { label: t("till.reduce"), onClick: checkout.reduce }
      }
      extra={mayOverride && <Button onClick={checkout.reduce}>{t("till.reduce")}</Button>}
    >
      <p>{t("till.notEnoughText")}</p>
      <ShortTable shop={shop} lines={lines} />
      {mayOverride ? (
        <Field
          label={t("till.overrideReason")}
          hint={t("till.overrideHint")}
          error={asked.value && reason.value.trim() === "" ? t("till.overrideNeeded") : null}
          maxLength={200}
          focusFirst={true}
          value={reason.value}
          onInput={(value) => (reason.value = value)}
        />
      ) : (
        <p class={styles.note}>{t("till.overrideNotYours")}</p>
      )}
    </Dialog>
  );
};

const ShortTable = ({ shop, lines }: Pick<NotEnoughProps, "shop" | "lines">) => {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <table class={styles.short}>
      <thead>
        <tr>
          <th scope="col">{t("till.goods")}</th>
          <th scope="col">{t("till.wanted")}</th>
          <th scope="col">{t("till.heldHere")}</th>
          <th scope="col">{t("till.onHand")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ product, name, wanted, held, onHand }) => (
          <tr key={product}>
            <td>{name}</td>
            {[wanted, held, Math.max(onHand, ZERO_QUANTITY)].map((amount, i) => (
              <td key={i}>{inUnit(shop, product, amount as Quantity, i18n)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const inUnit = ({ view }: Shop, product: string, amount: Quantity, { formatQuantity }: I18n): string => {
  const doc = liveDoc(view, "product", product);
  return formatQuantity(amount, doc === undefined ? undefined : itemOf(product, doc).unit);
};

interface NotSavedProps {
  readonly till: TillModel;
  readonly problem: Extract<Problem, { readonly type: "NotSaved" }>;
}

const NotSaved = ({ till, problem }: NotSavedProps) => {
  const { t } = useI18n();
  const { checkout } = till;
  const again = () => {
    checkout.dismiss();
    void checkout.submit();
  };
  return (
    <Dialog
      title={t("till.notSavedTitle")}
      onClose={checkout.dismiss}
      cancelLabel={t("till.backToSale")}
      primary={{ label: t("ui.retry"), onClick: again }}
    >
      <p>{t(problem.reason === "quota" ? "till.notSavedQuota" : "till.notSavedFailed")}</p>
      <p class={styles.kept}>{t("till.notSavedKept")}</p>
    </Dialog>
  );
};

interface RefusedProps {
  readonly till: TillModel;
  readonly problem: Extract<Problem, { readonly type: "Refused" }>;
}

const Refused = ({ till, problem }: RefusedProps) => {
  const { t, messages, format } = useI18n();
  return (
    <Dialog title={t("till.refusedTitle")} onClose={till.checkout.dismiss} cancelLabel={t("till.backToSale")}>
      <p>{explainError(problem.error, messages.value, format.value)}</p>
      <p class={styles.kept}>{t("till.keptOpen")}</p>
    </Dialog>
  );
};
