import { useSignal } from "@preact/signals";
import { pickFile } from "../../../device/files.ts";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FieldFrame } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../import.module.css";
import type { ImportModel } from "../model.ts";

/** A file dropped, chosen or pasted. */
export const ChooseFile = ({ model }: { readonly model: ImportModel }) => {
  const { t } = useI18n();
  const explain = useExplain();
  const over = useSignal(false);
  const pasting = useSignal(false);
  const wrong = explain(model.error.value);
  const pick = async () => {
    const file = await pickFile(".csv,.tsv,.txt,text/csv,text/plain");
    if (file !== null) await model.open(file, file.name);
  };
  return (
    <>
      {wrong !== undefined && (
        <p class={styles.alarm} role="alert">
          {wrong}
        </p>
      )}
      <section
        class={classes(styles.drop, over.value && styles.over)}
        aria-label={t("import.dropTitle")}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          const file = event.dataTransfer?.files[0];
          if (file !== undefined) void model.open(file, file.name);
        }}
      >
        <span class={styles.dropIcon}>
          <Icon name="upload" size={28} />
        </span>
        <h2 class={styles.dropTitle}>{t("import.dropTitle")}</h2>
        <p class={styles.dropText}>{t("import.dropText")}</p>
        <div class={styles.dropButtons}>
          <Button kind="primary" onClick={() => void pick()}>
            {t("import.pick")}
          </Button>
          <Button onClick={() => (pasting.value = true)}>{t("import.paste")}</Button>
        </div>
      </section>
      {pasting.value && <PasteDialog model={model} onClose={() => (pasting.value = false)} />}
    </>
  );
};

const PasteDialog = ({ model, onClose }: { readonly model: ImportModel; readonly onClose: () => void }) => {
  const { t } = useI18n();
  const text = useSignal("");
  const read = () => {
    onClose();
    void model.open(text.peek(), t("import.pastedFile"));
  };
  return (
    <Dialog
      title={t("import.pasteTitle")}
      size="large"
      onClose={onClose}
      primary={{ label: t("import.read"), disabled: text.value.trim() === "", onClick: read }}
    >
      <FieldFrame label={t("import.pasteLabel")}>
        {(ids) => (
          <textarea
            id={ids.input}
            class={styles.paste}
            rows={12}
            spellcheck={false}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        )}
      </FieldFrame>
    </Dialog>
  );
};
