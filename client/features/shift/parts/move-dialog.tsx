import { useSignal } from "@preact/signals";
import { MOVE_REASONS, type MoveReason } from "../../../../shared/domain/shift/shift-body.ts";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { parseMoney } from "../../../../shared/lib/money.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Toasts } from "../../../ui/toast-store.ts";
import type { ShiftModel } from "../model.ts";
import { useFaultText } from "../use-fault-text.ts";

export interface MoveDialogProps {
  readonly model: ShiftModel;
  readonly direction: "in" | "out";
  readonly toasts: Toasts;
  readonly onClose: () => void;
}

/** Cash put into the drawer or taken out, with the reason. */
export const MoveDialog = ({ model, direction, toasts, onClose }: MoveDialogProps) => {
  const { t, format } = useI18n();
  const typed = useSignal("");
  const reason = useSignal<MoveReason>(direction === "in" ? "change" : "bank");
  const note = useSignal("");
  const isBad = useSignal(false);
  const fault = model.fault.value;
  const text = useFaultText(fault);
  const save = async () => {
    const amount = parseMoney(typed.peek());
    isBad.value = !amount.ok || amount.value <= 0;
    if (!amount.ok || isBad.peek()) return;
    const move = { direction, amount: amount.value, reason: reason.peek(), note: note.peek() };
    if (!(await model.move(move))) return;
    toasts.show({ text: t("shift.moved"), tone: "done" });
    onClose();
  };
  const errorAt = (field: string) => (fault?.field === field ? text : null);
  return (
    <Dialog
      title={t(direction === "in" ? "shift.cashIn" : "shift.cashOut")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: model.busy.value, onClick: () => void save() }}
    >
      <Field
        label={t("shift.amount")}
        value={typed.value}
        numeric={true}
        inputMode="decimal"
        suffix={format.value.currency(model.currency.value)}
        focusFirst={true}
        maxLength={20}
        error={isBad.value ? t("shift.badSum") : errorAt("amount")}
        onInput={(value) => {
          typed.value = value;
          isBad.value = false;
        }}
      />
      <Chips
        label={t("shift.reason")}
        chips={MOVE_REASONS.map((value) => ({ value, label: t(REASON_LABEL[value]) }))}
        value={reason.value}
        onChange={(value) => {
          reason.value = value;
        }}
      />
      <Field
        label={t("shift.note")}
        value={note.value}
        optional={reason.value !== "other"}
        maxLength={200}
        error={errorAt("note")}
        onInput={(value) => {
          note.value = value;
        }}
      />
      {text !== null && fault?.field === undefined && <Banner tone="stop">{text}</Banner>}
    </Dialog>
  );
};

const REASON_LABEL: Readonly<Record<MoveReason, LabelKey>> = {
  change: "shift.reasonChange",
  bank: "shift.reasonBank",
  supplier: "shift.reasonSupplier",
  expense: "shift.reasonExpense",
  pay: "shift.reasonPay",
  owner: "shift.reasonOwner",
  other: "shift.reasonOther",
};
