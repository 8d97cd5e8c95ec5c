import type { Concerns } from "../../session/concerns.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { type Described, describe } from "./model.ts";
import styles from "./screen.module.css";

export interface AttentionProps extends FeatureProps {
  readonly concerns: Concerns;
}

/** What only a person can settle, at `/attention`. */
export const AttentionScreen = ({ shop, concerns, go }: AttentionProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const list = concerns.list.value;
  return (
    <Page scrolls={true}>
      <PageHeader title={t("attention.title")} subtitle={t("attention.subtitle")} />
      {list.length === 0 ? (
        <EmptyState icon="check" title={t("attention.emptyTitle")} text={t("attention.emptyText")} />
      ) : (
        <ul class={styles.list} aria-label={t("attention.list")}>
          {list.map((concern) => (
            <ConcernCard key={concern.key} described={describe(concern, shop, i18n)} go={go} />
          ))}
        </ul>
      )}
    </Page>
  );
};

interface ConcernCardProps {
  readonly described: Described;
  readonly go: (path: string) => void;
}

const ConcernCard = ({
  described: { icon, tone, title, texts, todo, ways, detail },
  go,
}: ConcernCardProps) => {
  const { t } = useI18n();
  return (
    <li class={styles.card}>
      <span class={classes(styles.sign, styles[tone])}>
        <Icon name={icon} size={22} />
      </span>
      <div class={styles.words}>
        <h2 class={styles.title}>{title}</h2>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p class={styles.todo}>{todo}</p>
        {detail !== "" && (
          <details class={styles.detail}>
            <summary>{t("attention.detail")}</summary>
            <code>{detail}</code>
          </details>
        )}
      </div>
      {ways.length > 0 && (
        <div class={styles.ways}>
          {ways.map(({ label, path }) => (
            <Button key={path} onClick={() => go(path)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
};
