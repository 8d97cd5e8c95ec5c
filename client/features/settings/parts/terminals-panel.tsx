import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { FAULTS, type Fault } from "../../../device/terminal/simulated-terminal.ts";
import { openTerminals, type TerminalSetting } from "../../../device/terminal/terminals.ts";
import { waitFor } from "../../../session/calm.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Select } from "../../../ui/select.tsx";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";

/** Card readers and QR services of this till. */
export const TerminalsPanel = ({ shop }: SettingsProps) => {
  const { t } = useI18n();
  const terminals = useMemo(() => openTerminals({ storage: localStorage, wait: waitFor }), []);
  const editing = useSignal<TerminalSetting | "new" | null>(null);
  if (shop.certificate.kind !== "till") return null;
  const all = terminals.settings.value;
  const close = () => (editing.value = null);
  const without = (name: string) => all.filter((one) => one.name !== name);
  return (
    <Panel
      title={t("pay.terminals")}
      text={t("pay.terminalsText")}
      actions={
        <Button icon="plus" onClick={() => (editing.value = "new")}>
          {t("pay.addTerminal")}
        </Button>
      }
    >
      {all.map((one) => (
        <div key={one.name} class={styles.line}>
          <p class={styles.fact}>
            {one.name} · {t(TYPES[one.type])} · {t(ADAPTERS[one.adapter])}
          </p>
          <span>
            <IconButton
              icon="edit"
              label={`${t("ui.edit")}: ${one.name}`}
              onClick={() => (editing.value = one)}
            />
            <IconButton
              icon="trash"
              label={t("pay.removeTerminal", one.name)}
              onClick={() => terminals.save(without(one.name))}
            />
          </span>
        </div>
      ))}
      {editing.value !== null && (
        <TerminalDialog
          before={editing.value === "new" ? null : editing.value}
          taken={all.map(({ name }) => name)}
          onSave={(next, before) => {
            const at = all.findIndex(({ name }) => name === before);
            terminals.save(at === -1 ? [...all, next] : all.with(at, next));
            close();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
};

interface DialogProps {
  readonly before: TerminalSetting | null;
  readonly taken: readonly string[];
  readonly onSave: (next: TerminalSetting, before: string | undefined) => void;
  readonly onClose: () => void;
}

const TerminalDialog = ({ before, taken, onSave, onClose }: DialogProps) => {
  const { t } = useI18n();
  const draft = useSignal<TerminalSetting>(before ?? { name: "", type: "card", adapter: "manual" });
  const isTried = useSignal(false);
  const change = (over: Partial<TerminalSetting>) => (draft.value = { ...draft.peek(), ...over });
  const name = draft.value.name.trim();
  const fault =
    name === ""
      ? t("pay.nameMissing")
      : name !== before?.name && taken.includes(name)
        ? t("pay.nameTaken")
        : null;
  const save = () => {
    isTried.value = true;
    if (fault === null) onSave({ ...draft.peek(), name }, before?.name);
  };
  return (
    <Dialog
      title={before?.name ?? t("pay.addTerminal")}
      primary={{ label: t("ui.save"), onClick: save }}
      onClose={onClose}
    >
      <Field
        label={t("pay.terminalName")}
        hint={t("pay.terminalNameHint")}
        error={isTried.value ? fault : null}
        value={draft.value.name}
        maxLength={60}
        focusFirst={true}
        onInput={(text) => change({ name: text })}
      />
      <Select
        label={t("pay.terminalType")}
        value={draft.value.type}
        options={(["card", "qr"] as const).map((value) => ({ value, label: t(TYPES[value]) }))}
        onChange={(type) => change({ type })}
      />
      <Select
        label={t("pay.adapter")}
        value={draft.value.adapter}
        options={(["manual", "simulator"] as const).map((value) => ({ value, label: t(ADAPTERS[value]) }))}
        onChange={(adapter) => change({ adapter })}
      />
      {draft.value.adapter === "simulator" && (
        <Select
          label={t("pay.fault")}
          value={draft.value.fault ?? "approved"}
          options={FAULTS.map((value) => ({ value, label: t(FAULT_LABELS[value]) }))}
          onChange={(next) => change({ fault: next })}
        />
      )}
    </Dialog>
  );
};

const TYPES = { card: "till.card", qr: "pay.qr" } as const;
const ADAPTERS = { manual: "pay.manual", simulator: "pay.simulator" } as const;

const FAULT_LABELS = {
  approved: "pay.faultApproved",
  declined: "pay.faultDeclined",
  timeout: "pay.faultTimeout",
  lost: "pay.faultLost",
  slow: "pay.faultSlow",
  double: "pay.faultDouble",
  "reverse-lost": "pay.faultReverseLost",
} as const satisfies Readonly<Record<Fault, LabelKey>>;
