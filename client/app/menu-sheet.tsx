import { LANGUAGES, NATIVE_NAME } from "../../shared/i18n/languages.ts";
import { roleName } from "../session/role-name.ts";
import { Button } from "../ui/button.tsx";
import { Chips } from "../ui/chips.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import styles from "./menu-sheet.module.css";
import type { OpenShop, Services } from "./services.ts";
import { TillMenu } from "./till-menu.tsx";

export interface MenuSheetProps {
  readonly open: OpenShop;
  readonly services: Services;
  readonly onLock: () => void;
  readonly onSwitch: () => void;
  readonly onTraining: () => void;
  readonly onKeys: () => void;
  readonly onDrawer: () => void;
  readonly onClose: () => void;
}

/** Who is here, and what one changes without going anywhere: person, language, light, keys. */
export const MenuSheet = ({
  open,
  services,
  onLock,
  onSwitch,
  onTraining,
  onKeys,
  onDrawer,
  onClose,
}: MenuSheetProps) => {
  const i18n = useI18n();
  const { t, language, choose } = i18n;
  const { theme, keymap } = services;
  const { certificate, person } = open.shop;
  const { code, name } = certificate;
  return (
    <Dialog title={t("app.menu")} onClose={onClose} cancelLabel={null}>
      <div class={styles.who}>
        <span class={styles.face}>
          <Icon name="user" size={24} />
        </span>
        <p>
          <b class={styles.name}>{person.value?.name}</b>
          <span class={styles.quiet}>{roleName(i18n, person.value?.role ?? "")}</span>
          <span class={styles.quiet}>{[code, name].filter((part) => part !== "").join(" · ")}</span>
        </p>
      </div>
      <Button icon="user" full={true} combo={keymap.comboOf("app.switch")} onClick={onSwitch}>
        {t("hands.switch")}
      </Button>
      <Button kind="primary" icon="lock" full={true} combo={keymap.comboOf("app.lock")} onClick={onLock}>
        {t("app.lock")}
      </Button>
      <p class={styles.hint}>{t("app.lockHint")}</p>
      <section class={styles.choice}>
        <h3>{t("ui.language")}</h3>
        <Chips
          label={t("ui.language")}
          value={language.value}
          chips={LANGUAGES.map((value) => ({ value, label: NATIVE_NAME[value] }))}
          onChange={(next) => void choose(next)}
        />
      </section>
      <section class={styles.choice}>
        <h3>{t("ui.theme")}</h3>
        <Chips
          label={t("ui.theme")}
          value={theme.theme.value}
          chips={[
            { value: "system", label: t("ui.themeSystem") },
            { value: "light", label: t("ui.themeLight") },
            { value: "dark", label: t("ui.themeDark") },
          ]}
          onChange={theme.choose}
        />
      </section>
      <TillMenu shop={open.shop} toasts={services.toasts} onDrawer={onDrawer} />
      {code !== "" && open.training.shop.value === null && (
        <button type="button" class={styles.line} title={t("hands.trainingText")} onClick={onTraining}>
          <Icon name="user" />
          <span>{t("hands.trainingStart")}</span>
        </button>
      )}
      <button type="button" class={styles.line} onClick={onKeys}>
        <Icon name="keyboard" />
        <span>{t("app.keys")}</span>
        <KeyHint combo={keymap.comboOf("app.help")} />
      </button>
    </Dialog>
  );
};
