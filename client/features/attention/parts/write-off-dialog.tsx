import { stockCounter } from "../../../../shared/domain/stock/item.ts";
import { ASK_MS, type Shop } from "../../../session/shop.ts";
import { useI18n } from "../../../ui/i18n.ts";
import type { WriteOffTarget } from "../described.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

export interface WriteOffDialogProps {
  readonly shop: Pick<Shop, "run" | "view" | "askForRights">;
  readonly target: WriteOffTarget;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Somebody stands for goods that left without cover: with a reason, and the shortage is over. */
export const WriteOffDialog = ({ shop, target, onDone, onClose }: WriteOffDialogProps) => {
  const { t } = useI18n();
  const { product, name, branch, quantity, text } = target;
  return (
    <ReasonDialog
      title={t("attention.writeOffTitle", name)}
      text={t("attention.writeOffText", text)}
      action={t("attention.writeOff")}
      settle={async (reason) => {
        await askForTheRest(shop, target);
        const lines = [{ product, quantity }];
        return shop.run("stock.write-off", { branch, lines, reason, shortage: true });
      }}
      {...{ onDone, onClose }}
    />
  );
};

/** What is missing is paid out of this device's rights, and others may hold them [RIGHTS-4]. */
const askForTheRest = async (
  { view, askForRights }: Pick<Shop, "view" | "askForRights">,
  { branch, product, quantity }: WriteOffTarget,
): Promise<void> => {
  const counter = stockCounter(branch, product);
  const amount = quantity - view.counter(counter).rights;
  if (amount > 0) await askForRights([{ counter, amount }], ASK_MS);
};
