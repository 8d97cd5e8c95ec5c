import { Chips } from "../../../ui/chips.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { CODE_KINDS } from "../label-code.ts";
import { LABEL_SIZES } from "../label-layout.ts";
import styles from "../labels.module.css";
import type { LabelsModel } from "../model.ts";

/** Size, code and date, for all labels alike. */
export const LabelOptions = ({ model }: { readonly model: LabelsModel }) => {
  const { t } = useI18n();
  const { size, code, date } = model.settings.value;
  return (
    <div class={styles.options}>
      <Chips
        label={t("paper.size")}
        value={size}
        chips={LABEL_SIZES.map((value) => ({ value, label: t(SIZE_LABELS[value]) }))}
        onChange={(next) => model.choose({ size: next })}
      />
      <Select
        label={t("paper.code")}
        value={code}
        options={CODE_KINDS.map((value) => ({ value, label: t(CODE_LABELS[value]) }))}
        onChange={(next) => model.choose({ code: next })}
      />
      <Switch label={t("paper.date")} checked={date} onChange={(next) => model.choose({ date: next })} />
    </div>
  );
};

const SIZE_LABELS = { "58x40": "paper.s5840", a4: "paper.sA4" } as const;

const CODE_LABELS = {
  auto: "paper.cAutoCode",
  ean13: "paper.cEan",
  code128: "paper.c128",
  qr: "paper.cQr",
  none: "paper.cNo",
} as const;
