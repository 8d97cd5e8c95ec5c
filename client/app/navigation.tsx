import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import type { Route } from "../session/feature.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./navigation.module.css";
import { type Section, sectionAt } from "./sections.ts";

export interface NavigationProps {
  readonly sections: readonly Section[];
  readonly route: ReadonlySignal<Route>;
  readonly go: (path: string) => void;
  /** How much there is on the attention list. */
  readonly attention: number;
}

/** Room for this many on a phone, the last of them for the rest. */
const PHONE_PLACES = 5;

/** A rail beside the screen; on a phone a bar below it, with a sheet for what does not fit. */
export const Navigation = ({ sections, route, go, attention }: NavigationProps) => {
  const { t } = useI18n();
  const isMoreOpen = useSignal(false);
  const here = hereOf(route.value.path);
  const fits = sections.length <= PHONE_PLACES;
  const rest = fits ? [] : sections.slice(PHONE_PLACES - 1);
  const link = (section: Section, isRest: boolean) => (
    <SectionLink
      key={section.path}
      section={section}
      go={(path) => {
        isMoreOpen.value = false;
        go(path);
      }}
      current={section.path === here}
      marked={section.path === "/attention" && attention > 0}
      rest={isRest}
    />
  );
  return (
    <nav class={styles.nav} aria-label={t("app.sections")}>
      {sections.map((section) => link(section, rest.includes(section)))}
      {!fits && (
        <button
          type="button"
          class={styles.more}
          aria-expanded={isMoreOpen.value}
          aria-haspopup="dialog"
          data-current={rest.some(({ path }) => path === here)}
          onClick={() => (isMoreOpen.value = true)}
        >
          <Icon name="menu" size={22} />
          <span class={styles.label}>{t("app.more")}</span>
        </button>
      )}
      {isMoreOpen.value && (
        <Dialog title={t("app.sections")} onClose={() => (isMoreOpen.value = false)} cancelLabel={null}>
          <div class={styles.sheet}>{rest.map((section) => link(section, false))}</div>
        </Dialog>
      )}
    </nav>
  );
};

interface SectionLinkProps {
  readonly section: Section;
  readonly go: (path: string) => void;
  readonly current: boolean;
  readonly marked: boolean;
  /** Left out of a phone's bar. */
  readonly rest: boolean;
}

const SectionLink = ({ section, go, current, marked, rest }: SectionLinkProps) => {
  const { t } = useI18n();
  return (
    <a
      class={styles.link}
      href={section.path}
      aria-current={current ? "page" : undefined}
      data-rest={rest}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        go(section.path);
      }}
    >
      <span class={styles.icon}>
        <Icon name={section.icon} size={22} />
        {marked && <span class={styles.mark} aria-hidden="true" />}
      </span>
      <span class={styles.label}>{t(section.label)}</span>
    </a>
  );
};

/** The section in the navigation that an address belongs to. */
const hereOf = (path: string): string | undefined => {
  const section: Section | undefined = sectionAt(path);
  return section?.within ?? section?.path;
};
