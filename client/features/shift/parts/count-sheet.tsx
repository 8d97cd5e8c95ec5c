import type { TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { useFocusFirst } from "../../../ui/focus.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { type CashPiece, type CountModel, readCount } from "../count-model.ts";
import styles from "../shift.module.css";

export interface CountSheetProps {
  readonly model: CountModel;
  readonly currency: Currency;
}

/** Counting a drawer: note by note and coin by coin, Enter goes on to the next; or its sum. */
export const CountSheet = ({ model, currency }: CountSheetProps) => {
  const { t, format } = useI18n();
  const isSum = model.mode.value === "sum";
  return (
    <div class={styles.count}>
      <Chips
        label={t("shift.how")}
        chips={[
          { value: "pieces", label: t("shift.byPieces") },
          { value: "sum", label: t("shift.bySum") },
        ]}
        value={model.mode.value}
        onChange={model.choose}
      />
      {isSum ? (
        <div class={styles.narrow}>
          <Field
            label={t("shift.sum")}
            value={model.typedSum.value}
            numeric={true}
            inputMode="decimal"
            suffix={format.value.currency(currency)}
            focusFirst={true}
            maxLength={20}
            error={model.typedSum.value !== "" && model.sum.value === null ? t("shift.badSum") : undefined}
            onInput={model.typeSum}
          />
        </div>
      ) : (
        <div class={styles.pieces} data-pieces={true}>
          {(["note", "coin"] as const).map((kind) => (
            <fieldset key={kind} class={styles.kind}>
              <legend>{t(kind === "note" ? "shift.notes" : "shift.coins")}</legend>
              {model.pieces
                .filter((piece) => piece.kind === kind)
                .map((piece) => (
                  <PieceRow
                    key={piece.key}
                    model={model}
                    piece={piece}
                    currency={currency}
                    isFirst={piece === model.pieces[0]}
                  />
                ))}
            </fieldset>
          ))}
        </div>
      )}
      <p class={styles.sum} role="status">
        <span>{t("shift.counted")}</span>
        {model.sum.value === null ? (
          <span>—</span>
        ) : (
          <MoneyText value={model.sum.value as Money} currency={currency} size="large" />
        )}
      </p>
    </div>
  );
};

interface PieceRowProps extends CountSheetProps {
  readonly piece: CashPiece;
  readonly isFirst: boolean;
}

const PieceRow = ({ model, piece: { key, value }, currency, isFirst }: PieceRowProps) => {
  const input = useRef<HTMLInputElement>(null);
  useFocusFirst(input, isFirst);
  const { t, formatMoney, format } = useI18n();
  const text = model.counts.value[key] ?? "";
  const count = readCount(text);
  const name = formatMoney(value, currency);
  return (
    <div class={styles.piece}>
      <span class={styles.pieceName}>{name}</span>
      <IconButton icon="minus" label={`${name} −1`} onClick={() => model.step(key, -1)} />
      <input
        ref={input}
        class={styles.pieceInput}
        data-piece={true}
        aria-label={t("shift.countOf", name)}
        aria-invalid={count === null}
        title={count === null ? t("shift.badCount") : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={text}
        onInput={(event) => model.setCount(key, event.currentTarget.value)}
        onKeyDown={goOnAtEnter}
        onFocus={(event) => event.currentTarget.select()}
      />
      <IconButton icon="plus" label={`${name} +1`} onClick={() => model.step(key, 1)} />
      <span class={styles.pieceSum}>
        {count === null || count === 0 ? "" : format.value.amount((count * value) as Money)}
      </span>
    </div>
  );
};

/** Enter, and the arrows, go from piece to piece: a drawer is counted with one hand on the keys. */
const goOnAtEnter = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
  const step = STEPS[event.code];
  const sheet = event.currentTarget.closest("[data-pieces]");
  if (step === undefined || sheet === null) return;
  const inputs = [...sheet.querySelectorAll<HTMLInputElement>("[data-piece]")];
  const next = inputs[inputs.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

const STEPS: Readonly<Record<string, 1 | -1>> = { Enter: 1, NumpadEnter: 1, ArrowDown: 1, ArrowUp: -1 };
