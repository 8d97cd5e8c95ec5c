import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PairingError } from "../../../sync/mesh/pairing.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldFrame } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "../neighbours.module.css";
import type { PairingModel } from "../pairing-model.ts";
import { pairingText } from "../pairing-text.ts";

export interface TypedCodeProps {
  readonly model: PairingModel;
  readonly fault: PairingError | null;
  readonly busy: boolean;
}

/** The code by hand; Enter goes on. What was typed stays when it is not right yet. */
export const TypedCode = ({ model, fault, busy }: TypedCodeProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const text = useSignal("");
  const cannotPaste = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = () => void model.take(text.peek());
  const paste = async () => {
    try {
      text.value = await navigator.clipboard.readText();
      submit();
    } catch {
      cannotPaste.value = true;
      field.current?.focus();
    }
  };
  const message = fault === null ? null : pairingText(fault, i18n);
  return (
    <form
      class={styles.typed}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldFrame
        label={t("neighbours.typeLabel")}
        hint={t(cannotPaste.value ? "neighbours.pasteFailed" : "neighbours.typeHint")}
        error={message}
      >
        {(ids) => (
          <textarea
            ref={field}
            id={ids.input}
            class={styles.textarea}
            rows={4}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="characters"
            value={text.value}
            aria-invalid={message !== null}
            aria-describedby={ids.message}
            onInput={(event) => (text.value = event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              submit();
            }}
          />
        )}
      </FieldFrame>
      <div class={styles.foot}>
        <Button type="submit" kind="primary" size="large" busy={busy} disabled={text.value.trim() === ""}>
          {t("neighbours.goOn")}
        </Button>
        <Button size="large" onClick={() => void paste()}>
          {t("neighbours.paste")}
        </Button>
      </div>
    </form>
  );
};
