import { useSignal } from "@preact/signals";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useKeymap } from "../../../ui/keys.ts";
import type { ReceiveModel } from "../model.ts";
import styles from "../receive.module.css";

export interface PostBarProps {
  readonly model: ReceiveModel;
  readonly onPost: () => void;
}

/** At the bottom, where the thumb is: the supplier's paper, the sum, and the one button. */
export const PostBar = ({ model, onPost }: PostBarProps) => {
  const { t, format, formatMoney } = useI18n();
  const keys = useKeymap();
  const clearing = useSignal(false);
  const lines = model.lines.value;
  const total = model.total.value;
  const wrong = lines.some(({ ready }) => ready === null);
  return (
    <div class={styles.foot}>
      <div class={styles.reference}>
        <Field
          label={t("goods.reference")}
          optional={true}
          value={model.reference.value}
          maxLength={200}
          onInput={model.writeReference}
        />
      </div>
      <div class={styles.post}>
        <p class={wrong ? styles.wrong : styles.sum} aria-live="polite">
          {wrong ? (
            t("receive.mend")
          ) : (
            <>
              {t("receive.totalLines", lines.length, format.value.number(lines.length))}
              {total !== null && ` · ${t("receive.totalCost", formatMoney(total, model.currency.value))}`}
            </>
          )}
        </p>
        <Button kind="ghost" onClick={() => (clearing.value = true)}>
          {t("receive.clear")}
        </Button>
        <Button
          kind="primary"
          size="large"
          icon="check"
          combo={keys?.comboOf("goods.save")}
          disabled={wrong}
          busy={model.busy.value}
          onClick={onPost}
        >
          {t("receive.post")}
        </Button>
      </div>
      {clearing.value && (
        <Dialog
          title={t("receive.clearTitle")}
          onClose={() => (clearing.value = false)}
          primary={{
            label: t("receive.clear"),
            kind: "danger",
            onClick: () => {
              clearing.value = false;
              model.clear();
            },
          }}
        >
          {t("receive.clearText")}
        </Dialog>
      )}
    </div>
  );
};
