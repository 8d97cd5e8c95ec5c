import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { BranchId } from "../../shared/core/ids.ts";
import { readBranch } from "../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import { mayRole } from "../../shared/domain/access/roles.ts";
import type { ZReport } from "../../shared/domain/shift/z-report.ts";
import { saveFile } from "../device/files.ts";
import type { Shop } from "../session/shop.ts";
import { staffName } from "../session/staff-name.ts";
import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import type { Block } from "./paper.ts";
import { PaperView } from "./paper-view.tsx";
import { loadPdfParts } from "./pdf-parts.ts";
import { printOnRoll } from "./print.ts";
import styles from "./receipt-actions.module.css";
import { zBlocks } from "./z-blocks.ts";

export interface ZPaperProps {
  readonly shop: Pick<Shop, "view" | "person">;
  readonly report: ZReport;
}

/** An X or Z report as it looks on paper. */
export const ZPaper = ({ shop, report }: ZPaperProps) => {
  const blocks = useZBlocks(shop, report);
  return <ZSheet blocks={blocks} label={useZTitle(report)} />;
};

/** Print and PDF of it. */
export const ZActions = ({ shop, report }: ZPaperProps) => {
  const { t } = useI18n();
  const blocks = useZBlocks(shop, report);
  const title = useZTitle(report);
  const busy = useSignal(false);
  const failed = useSignal(false);
  const savePdf = async () => {
    busy.value = true;
    failed.value = false;
    try {
      const { paperPdf, fonts } = await loadPdfParts();
      saveFile(`${report.z ?? `X-${report.till}`}.pdf`, paperPdf(blocks, fonts, title), "application/pdf");
    } catch {
      failed.value = true; // shown below: its code could not be fetched
    } finally {
      busy.value = false;
    }
  };
  return (
    <div class={styles.actions}>
      <Button icon="printer" onClick={() => void printOnRoll(<ZSheet blocks={blocks} label={title} />)}>
        {t("ui.print")}
      </Button>
      <Button icon="download" busy={busy.value} onClick={() => void savePdf()}>
        {t("receipts.pdf")}
      </Button>
      {failed.value && (
        <p class={styles.failed} role="alert">
          {t("shift.pdfFailed")}
        </p>
      )}
    </div>
  );
};

interface ZSheetProps {
  readonly blocks: readonly Block[];
  readonly label: string;
}

const ZSheet = ({ blocks, label }: ZSheetProps) => <PaperView blocks={blocks} label={label} qrLabel="" />;

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
