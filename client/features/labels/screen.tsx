import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import type { Currency } from "../../../shared/lib/money.ts";
import { saveFile } from "../../device/files.ts";
import { loadPdfFonts } from "../../documents/pdf-parts.ts";
import { printOnSheets } from "../../documents/print.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Toasts } from "../../ui/toast-store.ts";
import { type DrawBars, loadDrawBars } from "./label-code.ts";
import { type LabelMark, layoutLabel, SHEETS } from "./label-layout.ts";
import { labelText } from "./label-text.ts";
import { LabelView } from "./label-view.tsx";
import styles from "./labels.module.css";
import { createLabelsModel, type LabelsModel } from "./model.ts";
import { LabelOptions } from "./parts/label-options.tsx";
import { LabelRow } from "./parts/label-row.tsx";
import { LabelSearch } from "./parts/label-search.tsx";

export interface LabelsProps extends FeatureProps {
  readonly toasts: Toasts;
}

/** Price labels at `/labels`: which goods, how many, how they look; then paper or PDF. */
export const LabelsScreen = ({ shop, scans, go, toasts }: LabelsProps) => {
  const { t, format } = useI18n();
  const model = useMemo(() => createLabelsModel({ shop, storage: localStorage }), [shop]);
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        if (!model.scan(text)) toasts.show({ text: t("receive.unknownCode", text), tone: "attention" });
      }),
    [scans, model],
  );
  const currency = readOrganisation(shop.view)?.currency ?? "KZT";
  const { marks, bars } = useMarks(model, currency, shop.now());
  const print = usePrint(model, marks, bars !== null);
  const total = model.total.value;
  const addChanged = () => {
    if (model.addChanged() === 0) toasts.show({ text: t("paper.changedNone"), tone: "done" });
  };
  return (
    <Page scrolls={true}>
      <PageHeader
        title={t("paper.labels")}
        subtitle={t("paper.labelsSub")}
        onBack={() => go("/products")}
        actions={<Button onClick={addChanged}>{t("paper.changed")}</Button>}
      />
      <div class={styles.screen}>
        <div class={styles.choice}>
          <LabelSearch model={model} />
          <LabelOptions model={model} />
          {model.items.value.length === 0 ? (
            <EmptyState icon="receipt" title={t("paper.empty")} text={t("paper.emptyText")} />
          ) : (
            <ul class={styles.items}>
              {model.items.value.map((item) => (
                <LabelRow key={item.product.id} model={model} item={item} />
              ))}
            </ul>
          )}
        </div>
        <aside class={styles.preview} aria-label={t("paper.preview")}>
          <div class={styles.sheet}>
            {marks.map(({ id, name, label }) => (
              <LabelView key={id} marks={label} size={model.settings.value.size} label={name} />
            ))}
          </div>
          {marks.some(({ isBad }) => isBad) && <Banner tone="attention">{t("paper.badCode")}</Banner>}
          {print.failed.value && <Banner tone="attention">{t("paper.pdfFailed")}</Banner>}
          <p class={styles.total}>{t("paper.labelCount", format.value.number(total))}</p>
          <div class={styles.actions}>
            <Button kind="primary" icon="printer" disabled={total === 0} onClick={() => void print.print()}>
              {t("ui.print")}
            </Button>
            <Button
              icon="download"
              disabled={total === 0}
              busy={print.busy.value}
              onClick={() => void print.pdf()}
            >
              {t("paper.pdf")}
            </Button>
          </div>
        </aside>
      </div>
    </Page>
  );
};

interface Marked {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly label: readonly LabelMark[];
  /** Its code cannot be drawn in the way chosen. */
  readonly isBad: boolean;
}

/** The labels as they will be printed, once what draws bars is here. */
const useMarks = (model: LabelsModel, currency: Currency, now: number) => {
  const i18n = useI18n();
  const bars = useSignal<DrawBars | null>(null);
  useEffect(() => {
    void loadDrawBars().then(
      (loaded) => (bars.value = loaded),
      () => undefined, // bars stay away until the next visit; square codes and plain labels print
    );
  }, []);
  const settings = model.settings.value;
  const marks = model.items.value.map((item): Marked => {
    const { text, isBad } = labelText(
      item,
      settings,
      { currency, now, bars: bars.value ?? (() => null) },
      i18n,
    );
    const { id, name } = item.product;
    return {
      id,
      name,
      count: item.count,
      isBad: isBad && bars.value !== null,
      label: layoutLabel(text, settings.size),
    };
  });
  return { marks, bars: bars.value };
};

const usePrint = (model: LabelsModel, marks: readonly Marked[], isReady: boolean) => {
  const busy = useSignal(false);
  const failed = useSignal(false);
  const latest = useRef(marks);
  latest.current = marks;
  const each = (): readonly Marked[] =>
    latest.current.flatMap((marked) => Array.from({ length: marked.count }, () => marked));
  const { size } = model.settings.value;
  return {
    busy,
    failed,
    isReady,
    print: async () => {
      const { width, height, columns, rows } = SHEETS[size];
      const sheets = each().map(({ name, label }, i) => (
        <LabelView key={i} marks={label} size={size} label={name} />
      ));
      await printOnSheets(sheets, { width, height, columns, rows });
      model.printed();
    },
    pdf: async () => {
      busy.value = true;
      failed.value = false;
      try {
        const [{ labelsPdf }, fonts] = await Promise.all([import("./label-pdf.ts"), loadPdfFonts()]);
        saveFile(
          "labels.pdf",
          labelsPdf(
            each().map(({ label }) => label),
            size,
            fonts,
          ),
          "application/pdf",
        );
        model.printed();
      } catch {
        failed.value = true; // shown: its code could not be fetched
      } finally {
        busy.value = false;
      }
    },
  };
};
