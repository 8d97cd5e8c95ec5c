import { explainError } from "../../../../shared/i18n/explain/error.ts";
import type { Shop } from "../../../session/shop.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Problem } from "../checkout-model.ts";
import type { TillModel } from "../model.ts";
import { NeedsWord } from "./needs-word-dialog.tsx";
import { NotEnough } from "./not-enough-dialog.tsx";
import styles from "./till-dialogs.module.css";

export interface ProblemDialogProps {
  readonly shop: Shop;
  readonly till: TillModel;
}

/** Why the sale was not made, what that means, and what can be done. The sale itself is always still open. */
export const ProblemDialog = ({ shop, till }: ProblemDialogProps) => {
  const problem = till.checkout.problem.value;
  if (problem === null) return null;
  if (problem.type === "NeedsWord") return <NeedsWord shop={shop} till={till} problem={problem} />;
  if (problem.type === "NotEnough") return <NotEnough shop={shop} till={till} lines={problem.lines} />;
  return problem.type === "NotSaved" ? (
    <NotSaved till={till} problem={problem} />
  ) : (
    <Refused till={till} problem={problem} />
  );
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
