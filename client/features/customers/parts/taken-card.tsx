import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { BranchId } from "../../../../shared/core/ids.ts";
import { readBranch } from "../../../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../../../shared/domain/access/organisation.ts";
import { formatGiftCode } from "../../../../shared/domain/account/gift-code.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { PrinterError } from "../../../device/printer/transport.ts";
import { printPaper } from "../../../documents/print-paper.tsx";
import { printerErrorText } from "../../../documents/printer-error.ts";
import { type Slip, slipBlocks } from "../../../documents/slip-blocks.ts";
import type { Shop } from "../../../session/shop.ts";
import { staffName } from "../../../session/staff-name.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "../customers.module.css";
import type { Purpose } from "../purpose.ts";
import type { TakenMoney } from "../taking-model.ts";

export interface TakenCardProps {
  readonly shop: Shop;
  readonly purpose: Purpose;
  readonly name: string;
  readonly currency: Currency;
  readonly taken: TakenMoney;
  readonly onClose: () => void;
}

/** What was taken and what goes back, until somebody has seen it; and the slip. A gift card's code stands here to be handed over. */
export const TakenCard = (props: TakenCardProps) => {
  const { purpose, name, currency, taken, onClose } = props;
  const { t, formatMoney } = useI18n();
  const printing = useSlip(props);
  const left = formatMoney(taken.left, currency);
  return (
    <Dialog
      title={t(DONE[purpose.type])}
      onClose={onClose}
      cancelLabel={null}
      primary={{ label: t("customers.done"), onClick: onClose }}
      extra={
        <Button icon="printer" busy={printing.busy.value} onClick={() => void printing.print()}>
          {t("ui.print")}
        </Button>
      }
    >
      <p role="status">
        {purpose.type === "gift"
          ? t("customers.giftSold", formatMoney(taken.amount, currency))
          : purpose.type === "top-up"
            ? t("customers.toppedUp", name, left)
            : taken.left > 0
              ? t("customers.repaid", name, left)
              : t("customers.repaidAll", name)}
      </p>
      {taken.code !== "" && <p class={styles.code}>{formatGiftCode(taken.code)}</p>}
      {taken.change > 0 && (
        <div class={styles.sum}>
          <span>{t("customers.change")}</span>
          <span class={styles.sumValue}>
            <MoneyText value={taken.change} currency={currency} size="large" />
          </span>
        </div>
      )}
      {printing.failure.value !== null && <Banner tone="stop">{printing.failure.value}</Banner>}
    </Dialog>
  );
};

/** Prints the slip; at once where this device prints every receipt at once. Cash opens the drawer either way [PAPER-2]. */
const useSlip = ({ shop, purpose, name, currency, taken }: TakenCardProps) => {
  const i18n = useI18n();
  const busy = useSignal(false);
  const failure = useSignal<string | null>(null);
  const { printer } = shop;
  const isCash = taken.tender.type === "cash";
  const fail = (error: PrinterError): void => {
    failure.value = printerErrorText(error, i18n);
  };
  const print = async (drawer = false): Promise<void> => {
    busy.value = true;
    failure.value = null;
    const blocks = slipBlocks(
      slipOf(shop, purpose, name, currency, taken),
      i18n.messages.value,
      i18n.format.value,
    );
    const printed = await printPaper(printer, { blocks, label: taken.slip, qrLabel: taken.code, drawer });
    if (!printed.ok) fail(printed.error);
    busy.value = false;
  };
  useLayoutEffect(() => {
    if (!printer.isDirect()) return;
    if (printer.choice.settings.peek().auto) void print(isCash);
    else if (isCash) void printer.openDrawer().then((opened) => !opened.ok && fail(opened.error));
  }, []);
  return useMemo(() => ({ busy, failure, print: () => print() }), []);
};

const slipOf = (
  { view, certificate, person }: Shop,
  { type }: Purpose,
  customer: string,
  currency: Currency,
  { slip, at, amount, tender, change, left, code }: TakenMoney,
): Slip => {
  const organisation = readOrganisation(view);
  return {
    ...{ type, customer, currency, amount, tender, change, left, code, at },
    number: slip,
    till: certificate.code,
    cashier: staffName({ view, person }, person.peek()?.staff ?? ""),
    organisation: organisation?.name ?? "",
    taxId: organisation?.taxId ?? "",
    branch: readBranch(view, (certificate.branch ?? "") as BranchId)?.name ?? "",
  };
};

const DONE = {
  "top-up": "customers.whyTopUp",
  repay: "customers.whyRepayment",
  gift: "customers.whyCardSold",
} as const;
