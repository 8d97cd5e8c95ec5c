import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { LabelKey } from "../../shared/i18n/en.ts";
import { Button } from "./button.tsx";
import { type Combo, comboOf, isModifierKey } from "./combo.ts";
import { Dialog } from "./dialog.tsx";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import styles from "./key-overlay.module.css";
import type { AssignError, BoundAction, Keymap } from "./keys.ts";

export interface KeyOverlayProps {
  readonly keymap: Keymap;
  readonly onClose: () => void;
}

/** Every action with its key, grouped; choose a line and press another key to change it. */
export const KeyOverlay = ({ keymap, onClose }: KeyOverlayProps) => {
  const { t } = useI18n();
  const changing = useSignal<string | null>(null);
  const error = useSignal<AssignError | null>(null);
  const choose = (id: string) => {
    error.value = null;
    changing.value = changing.peek() === id ? null : id;
  };
  useNextCombo(changing.value, (combo) => {
    const id = changing.peek();
    if (id === null) return;
    const assigned = combo === null ? null : keymap.assign(id, combo);
    error.value = assigned === null || assigned.ok ? null : assigned.error;
    if (error.peek() === null) changing.value = null;
  });
  return (
    <Dialog
      title={t("ui.keys")}
      size="medium"
      onClose={onClose}
      cancelLabel={t("ui.close")}
      extra={
        <Button kind="ghost" icon="refresh" onClick={keymap.reset}>
          {t("ui.keysReset")}
        </Button>
      }
    >
      <p>{t("ui.keysHint")}</p>
      <div class={styles.groups}>
        {groupsOf(keymap.actions.value).map(({ group, actions }) => (
          <section key={group} class={styles.group}>
            <h3 class={styles.heading}>{t(group)}</h3>
            {actions.map((action) => (
              <KeyRow
                key={action.id}
                action={action}
                changing={changing.value === action.id}
                error={changing.value === action.id ? error.value : null}
                onChoose={() => choose(action.id)}
              />
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
};

interface KeyRowProps {
  readonly action: BoundAction;
  readonly changing: boolean;
  readonly error: AssignError | null;
  readonly onChoose: () => void;
}

const KeyRow = ({ action, changing, error, onChoose }: KeyRowProps) => {
  const { t } = useI18n();
  return (
    <>
      <button
        type="button"
        class={styles.row}
        aria-pressed={changing}
        title={t("ui.keysChange", t(action.label))}
        onClick={onChoose}
      >
        <span class={styles.label}>{t(action.label)}</span>
        {changing ? (
          <span class={styles.press}>{t("ui.keysPress")}</span>
        ) : (
          <KeyHint combo={action.combo} always={true} />
        )}
      </button>
      {error !== null && (
        <p class={styles.error} role="alert">
          <Icon name="alert" size={16} />
          {error.type === "KeyTaken" ? t("ui.keysTaken", t(error.by.label)) : t("ui.keysReserved")}
        </p>
      )}
    </>
  );
};

const groupsOf = (
  actions: readonly BoundAction[],
): readonly { readonly group: LabelKey; readonly actions: readonly BoundAction[] }[] =>
  [...new Set(actions.map(({ group }) => group))].map((group) => ({
    group,
    actions: actions.filter((action) => action.group === group),
  }));

/** While a line is being changed, the next press is its key and nobody else's; Esc (`null`) leaves it as it was. */
const useNextCombo = (changing: string | null, onCombo: (combo: Combo | null) => void): void => {
  useLayoutEffect(() => {
    if (changing === null) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isModifierKey(event.code)) onCombo(event.code === "Escape" ? null : comboOf(event));
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [changing]);
};
