import { useSignal } from "@preact/signals";
import { stockCounter } from "../../../../shared/domain/stock/item.ts";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import type { WriteOffTarget } from "../described.ts";

export interface WriteOffDialogProps {
  readonly shop: Pick<Shop, "run" | "view" | "askForRights">;
  readonly target: WriteOffTarget;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Somebody stands for goods that left without cover: with a reason, and the shortage is over. */
export const WriteOffDialog = ({ shop, target, onDone, onClose }: WriteOffDialogProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const reason = useSignal("");
  const isAsked = useSignal(false);
  const isBusy = useSignal(false);
  const fault = useSignal<AnyError | null>(null);
  const isMissing = isAsked.value && reason.value.trim() === "";
  const { product, name, branch, quantity, text } = target;
  const submit = async () => {
    isAsked.value = true;
    if (reason.peek().trim() === "") return;
    isBusy.value = true;
    await askForTheRest(shop, target);
    const lines = [{ product, quantity }];
    const done = await shop.run("stock.write-off", { branch, lines, reason: reason.peek(), shortage: true });
    isBusy.value = false;
    if (done.ok) onDone();
    else fault.value = done.error;
  };
  return (
    <Dialog
      title={t("attention.writeOffTitle", name)}
      onClose={onClose}
      primary={{ label: t("attention.writeOff"), busy: isBusy.value, onClick: () => void submit() }}
    >
      <p>{t("attention.writeOffText", text)}</p>
      <Field
        label={t("attention.writeOffReason")}
        error={isMissing ? t("attention.writeOffMissing") : null}
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={200}
        focusFirst={true}
      />
      {fault.value !== null && <Banner tone="stop">{explain(fault.value)}</Banner>}
    </Dialog>
  );
};

/** How long a person waits for other devices to answer. */
const ASK_MS = 300;

/** What is missing is paid out of this device's rights, and others may hold them [RIGHTS-4]. */
const askForTheRest = async (
  { view, askForRights }: Pick<Shop, "view" | "askForRights">,
  { branch, product, quantity }: WriteOffTarget,
): Promise<void> => {
  const counter = stockCounter(branch, product);
  const amount = quantity - view.counter(counter).rights;
  if (amount > 0) await askForRights([{ counter, amount }], ASK_MS);
};
