import { LANGUAGES, NATIVE_NAME } from "../../shared/i18n/languages.ts";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { IconName } from "../ui/icon-shapes.ts";
import { THEMES, type Theme, type ThemeSwitch } from "../ui/theme.ts";
import styles from "./preferences.module.css";

/** Languages in their own words, so that everyone finds theirs. */
export const LanguageSelect = () => {
  const { t, language, choose } = useI18n();
  return (
    <span class={styles.language}>
      <Icon name="globe" size={18} />
      <select
        class={styles.select}
        aria-label={t("ui.language")}
        value={language.value}
        onChange={(event) => {
          const chosen = LANGUAGES[event.currentTarget.selectedIndex];
          if (chosen !== undefined) void choose(chosen);
        }}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {NATIVE_NAME[code]}
          </option>
        ))}
      </select>
    </span>
  );
};

/** As the device has it, light, dark, and round again. */
export const ThemeButton = ({ theme: { theme, choose } }: { readonly theme: ThemeSwitch }) => {
  const { t } = useI18n();
  const now = theme.value;
  return (
    <IconButton
      icon={ICON_BY_THEME[now]}
      label={`${t("ui.theme")}: ${t(LABEL_BY_THEME[now])}`}
      onClick={() => choose(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? "system")}
    />
  );
};

const ICON_BY_THEME: Readonly<Record<Theme, IconName>> = { system: "monitor", light: "sun", dark: "moon" };

const LABEL_BY_THEME = { system: "ui.themeSystem", light: "ui.themeLight", dark: "ui.themeDark" } as const;
