import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LETTERS } from "../../../device/printer/letters.ts";
import { type PrinterSettings, WAYS } from "../../../device/printer/printer-settings.ts";
import { type Block, PAPER_WIDTHS } from "../../../documents/paper.ts";
import { printPaper } from "../../../documents/print-paper.tsx";
import { printerErrorText } from "../../../documents/printer-error.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";

/** Where this device prints, on what, and a test of it. */
export const PrinterPanel = ({ shop, toasts }: SettingsProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { printer } = shop;
  const { settings, change } = printer.choice;
  const chosen = settings.value;
  const fault = useSignal<string | null>(null);
  const busy = useSignal(false);
  const attempt = async (work: () => ReturnType<typeof printer.choose>, done?: string) => {
    busy.value = true;
    fault.value = null;
    const result = await work();
    busy.value = false;
    if (!result.ok) fault.value = printerErrorText(result.error, i18n);
    else if (done !== undefined) toasts.show({ text: done, tone: "done" });
  };
  const test = () => {
    const paper = { blocks: testBlocks(i18n, shop.now()), label: t("paper.testTitle"), qrLabel: "QR" };
    void attempt(() => printPaper(printer, { ...paper, drawer: true }), t("paper.tested"));
  };
  const isCabled = chosen.way === "usb" || chosen.way === "serial";
  return (
    <Panel title={t("paper.printer")} text={t("paper.printerText")}>
      <Select
        label={t("paper.way")}
        value={chosen.way}
        options={WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
        onChange={(way) => change({ way })}
      />
      <Chips
        label={t("paper.width")}
        value={String(chosen.paperWidth)}
        chips={PAPER_WIDTHS.map((width) => ({ value: String(width), label: t("paper.mm", String(width)) }))}
        onChange={(width) => change({ paperWidth: width === "58" ? 58 : 80 })}
      />
      {chosen.way === "network" && <NetworkField {...{ printer }} />}
      {chosen.way !== "browser" && <LetterFields chosen={chosen} change={change} />}
      {fault.value !== null && <Banner tone="attention">{fault.value}</Banner>}
      <div class={styles.line}>
        {isCabled && (
          <Button icon="printer" onClick={() => void attempt(printer.choose)}>
            {t("paper.choose")}
          </Button>
        )}
        <Button busy={busy.value} onClick={test}>
          {t("paper.test")}
        </Button>
      </div>
    </Panel>
  );
};

const WAY_LABELS = {
  browser: "paper.wayBrowser",
  usb: "paper.wayUsb",
  serial: "paper.waySerial",
  network: "paper.wayNetwork",
} as const;

const LETTER_LABELS = {
  picture: "paper.lettersPicture",
  rk1048: "paper.lettersKz",
  windows1251: "paper.lettersWin",
  cp866: "paper.lettersDos",
} as const;

interface LetterFieldsProps {
  readonly chosen: PrinterSettings;
  readonly change: (next: Partial<PrinterSettings>) => void;
}

const LetterFields = ({ chosen, change }: LetterFieldsProps) => {
  const { t } = useI18n();
  return (
    <>
      <Select
        label={t("paper.letters")}
        hint={t("paper.lettersHint")}
        value={chosen.letters}
        options={LETTERS.map((value) => ({ value, label: t(LETTER_LABELS[value]) }))}
        onChange={(letters) => change({ letters })}
      />
      {(chosen.letters !== "picture" || chosen.way === "serial") && (
        <div class={styles.pair}>
          {chosen.letters !== "picture" && (
            <Field
              label={t("paper.page")}
              hint={t("paper.pageHint")}
              value={chosen.pageNumber === null ? "" : String(chosen.pageNumber)}
              inputMode="numeric"
              maxLength={3}
              optional={true}
              onInput={(text) => change({ pageNumber: pageOf(text) })}
            />
          )}
          {chosen.way === "serial" && (
            <Select
              label={t("paper.baud")}
              value={String(chosen.baudRate)}
              options={BAUD_RATES.map((value) => ({ value, label: value }))}
              onChange={(rate) => change({ baudRate: Number(rate) })}
            />
          )}
        </div>
      )}
      <Switch
        label={t("paper.drawer")}
        hint={t("paper.drawerHint")}
        checked={chosen.drawer}
        onChange={(drawer) => change({ drawer })}
      />
      <Switch label={t("paper.auto")} checked={chosen.auto} onChange={(auto) => change({ auto })} />
    </>
  );
};

const BAUD_RATES = ["9600", "19200", "38400", "57600", "115200"] as const;

const pageOf = (text: string): number | null => {
  const number = Number(text);
  return text.trim() === "" || !Number.isInteger(number) || number < 0 || number > 255 ? null : number;
};

const NetworkField = ({ printer }: Pick<SettingsProps["shop"], "printer">) => {
  const { t } = useI18n();
  const names = useSignal<readonly string[] | null>(null);
  const { network } = printer.choice.settings.value;
  useEffect(() => {
    void printer.known().then((known) => (names.value = known ?? []));
  }, [printer]);
  const options = [...new Set([...(network === "" ? [""] : []), ...(names.value ?? []), network])];
  return (
    <Select
      label={t("paper.name")}
      hint={t(names.value?.length === 0 ? "paper.noNames" : "paper.nameHint")}
      value={network}
      options={options.map((value) => ({ value, label: value === "" ? "—" : value }))}
      onChange={(name) => printer.choice.change({ network: name })}
    />
  );
};

/** Every kind of thing that is printed, and all the letters that may be missing. */
const testBlocks = ({ t, formatDateTime }: I18n, now: number): readonly Block[] => [
  { type: "text", text: t("paper.testTitle"), align: "center", bold: true, size: "large" },
  { type: "rule" },
  { type: "text", text: t("paper.testLine") },
  { type: "pair", left: formatDateTime(now), right: "1 250,00 ₸" },
  { type: "pair", left: t("receipt.total"), right: "1 250,00 ₸", bold: true, size: "large" },
  { type: "gap" },
  { type: "qr", payload: "SaudaFlow" },
];
