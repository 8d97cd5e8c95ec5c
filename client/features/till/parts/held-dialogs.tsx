import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Held } from "../../../../shared/domain/sale/held.ts";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { TillModel } from "../model.ts";
import styles from "./held-dialogs.module.css";

export interface HeldProps {
  readonly till: TillModel;
  readonly currency: Currency;
  readonly now: () => number;
  readonly onClose: () => void;
}

/** Puts the open sale aside; Enter alone does it. */
export const HoldDialog = ({ till, onClose }: Pick<HeldProps, "till" | "onClose">) => {
  const { t } = useI18n();
  const note = useSignal(till.sale.customer.peek()?.name ?? "");
  const hold = () => {
    void till.holding.hold(note.peek().trim());
    onClose();
  };
  return (
    <Dialog
      title={t("tillmore.holdTitle")}
      onClose={onClose}
      primary={{ label: t("tillmore.hold"), onClick: hold, busy: till.holding.busy.value }}
    >
      <p>{t("tillmore.holdText")}</p>
      <Field
        label={t("tillmore.holdNote")}
        hint={t("tillmore.holdNoteHint")}
        optional={true}
        maxLength={60}
        focusFirst={true}
        value={note.value}
        onInput={(text) => (note.value = text)}
      />
    </Dialog>
  );
};

/** What waits in this branch, longest first; a tap or Enter takes it up. */
export const HeldDialog = ({ till, currency, now, onClose }: HeldProps) => {
  const { t } = useI18n();
  const waiting = till.holding.held.value;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    // One may come to wait only now: Enter takes it up, and no more closes an empty list.
    if (list.current?.contains(document.activeElement) === false)
      list.current.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }, [waiting.length === 0]);
  const take = async (id: string): Promise<void> => {
    if (await till.holding.recall(id)) onClose();
  };
  return (
    <Dialog title={t("tillmore.held")} size="medium" onClose={onClose} cancelLabel={t("ui.close")}>
      {waiting.length === 0 ? (
        <EmptyState icon="pause" title={t("tillmore.heldNone")} text={t("tillmore.heldNoneText")} />
      ) : (
        <ul ref={list} class={styles.list}>
          {waiting.map((held) => (
            <li key={held.id}>
              <HeldSale
                held={held}
                currency={currency}
                now={now}
                isBusy={till.holding.busy.value}
                onTake={() => void take(held.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};

interface HeldSaleProps extends Pick<HeldProps, "currency" | "now"> {
  readonly held: Held;
  readonly isBusy: boolean;
  readonly onTake: () => void;
}

const HeldSale = ({ held, currency, now, isBusy, onTake }: HeldSaleProps) => {
  const { t, formatAge } = useI18n();
  const { note, sale, total, till, person, at } = held;
  const goods = sale?.lines.map(({ name }) => name).join(", ") ?? t("tillmore.heldUnreadable");
  const name = note || sale?.customer?.name || sale?.lines[0]?.name || till;
  return (
    <button type="button" class={styles.sale} disabled={isBusy || sale === null} onClick={onTake}>
      <span class={styles.name}>{name}</span>
      <MoneyText value={total as Money} currency={currency} />
      <span class={styles.goods} title={goods}>
        {goods}
      </span>
      <span class={styles.where}>{t("tillmore.heldBy", till, person, formatAge(at, now()))}</span>
    </button>
  );
};
