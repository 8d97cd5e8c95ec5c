import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { BranchId } from "../../shared/core/ids.ts";
import { readBranch } from "../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import { mayRole } from "../../shared/domain/access/roles.ts";
import type { ZReport } from "../../shared/domain/shift/z-report.ts";
import type { PrinterError } from "../device/printer/transport.ts";
import type { Shop } from "../session/shop.ts";
import { staffName } from "../session/staff-name.ts";
import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import type { Block } from "./paper.ts";
import { usePdf } from "./paper-actions.tsx";
import { PaperView } from "./paper-view.tsx";
import { printPaper } from "./print-paper.tsx";
import { printerErrorText } from "./printer-error.ts";
import styles from "./receipt-actions.module.css";
import { zBlocks } from "./z-blocks.ts";

export interface ZPaperProps {
  readonly shop: Pick<Shop, "view" | "person" | "printer">;
  readonly report: ZReport;
}

/** An X or Z report as it looks on paper. */
export const ZPaper = ({ shop, report }: ZPaperProps) => {
  const blocks = useZBlocks(shop, report);
  return (
    <PaperView
      blocks={blocks}
      label={useZTitle(report)}
      qrLabel=""
      width={shop.printer.choice.settings.value.paperWidth}
    />
  );
};

/** Print and PDF of it. */
export const ZActions = ({ shop, report }: ZPaperProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const blocks = useZBlocks(shop, report);
  const title = useZTitle(report);
  const width = shop.printer.choice.settings.value.paperWidth;
  const failure = useSignal<PrinterError | null>(null);
  const pdf = usePdf(() => blocks, report.z ?? `X-${report.till}`, width);
  const print = async () => {
    const printed = await printPaper(shop.printer, { blocks, label: title, qrLabel: "" });
    failure.value = printed.ok ? null : printed.error;
  };
  return (
    <div class={styles.actions}>
      <Button icon="printer" onClick={() => void print()}>
        {t("ui.print")}
      </Button>
      <Button icon="download" busy={pdf.busy.value} onClick={() => void pdf.save()}>
        {t("receipts.pdf")}
      </Button>
      {failure.value !== null && (
        <p class={styles.failed} role="alert">
          {printerErrorText(failure.value, i18n)}
        </p>
      )}
      {pdf.failed.value && (
        <p class={styles.failed} role="alert">
          {t("shift.pdfFailed")}
        </p>
      )}
    </div>
  );
};

const useZTitle = ({ z }: ZReport): string => {
  const { t } = useI18n();
  return z === null ? t("shift.x") : t("shift.zOf", z);
};

const useZBlocks = ({ view, person }: ZPaperProps["shop"], report: ZReport): readonly Block[] => {
  const { messages, format } = useI18n();
  const role = person.value?.role ?? "";
  return useMemo(() => {
    const organisation = readOrganisation(view);
    return zBlocks(report, {
      organisation: organisation?.name ?? "",
      taxId: organisation?.taxId ?? "",
      branch: readBranch(view, report.branch as BranchId)?.name ?? "",
      nameOf: (staff) => staffName({ view, person }, staff),
      messages: messages.value,
      format: format.value,
      showsDrawer: mayRole(role, "shift.manage"),
    });
  }, [view, report, role, messages.value, format.value]);
};
