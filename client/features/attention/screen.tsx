import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CounterId } from "../../../shared/core/ids.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { Concern, Concerns } from "../../session/concerns.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Toasts } from "../../ui/toast-store.ts";
import { useExplain } from "../../ui/use-explain.ts";
import type { Described, SettleRefundTarget, SettleTarget, Way, WriteOffTarget } from "./described.ts";
import { groupConcerns } from "./grouping.ts";
import { describe } from "./model.ts";
import { findOverrides, type OverrideFact } from "./overrides.ts";
import { SettleRefundDialog } from "./parts/settle-refund-dialog.tsx";
import { WriteOffDialog } from "./parts/write-off-dialog.tsx";
import styles from "./screen.module.css";

export interface AttentionProps extends FeatureProps {
  readonly concerns: Concerns;
  readonly toasts: Toasts;
}

/** What only a person can settle, at `/attention`. */
export const AttentionScreen = ({ shop, concerns, go, toasts }: AttentionProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const list = concerns.list.value;
  const writingOff = useSignal<WriteOffTarget | null>(null);
  const settling = useSignal<SettleRefundTarget | null>(null);
  const overrides = useOverrides(shop, list);
  const explain = useExplain();
  const settle = async (target: SettleTarget) => {
    const done = await shop.run("payment.settle", target);
    if (!done.ok) toasts.show({ text: explain(done.error) ?? done.error.type, tone: "stop" });
  };
  const close = () => {
    writingOff.value = null;
    settling.value = null;
  };
  const finish = (text: string) => {
    close();
    toasts.show({ text, tone: "done" });
  };
  return (
    <Page scrolls={true}>
      <PageHeader title={t("attention.title")} subtitle={t("attention.subtitle")} />
      {list.length === 0 ? (
        <EmptyState icon="check" title={t("attention.emptyTitle")} text={t("attention.emptyText")} />
      ) : (
        <ul class={styles.list} aria-label={t("attention.list")}>
          {groupConcerns(list).map(({ concern, seqs }) => (
            <ConcernCard
              key={concern.key}
              described={describe(concern, shop, i18n, {
                overrides: overrides.get(counterOf(concern) ?? NO_COUNTER),
                seqs,
              })}
              go={go}
              onWriteOff={(target) => (writingOff.value = target)}
              onSettleRefund={(target) => (settling.value = target)}
              onSignAgain={() => void shop.fiscal.retry()}
              onSettle={(target) => void settle(target)}
            />
          ))}
        </ul>
      )}
      {writingOff.value !== null && (
        <WriteOffDialog
          shop={shop}
          target={writingOff.value}
          onDone={() => finish(t("attention.writtenOff"))}
          onClose={close}
        />
      )}
      {settling.value !== null && (
        <SettleRefundDialog
          shop={shop}
          target={settling.value}
          onDone={() => finish(t("attention.refundSettled"))}
          onClose={close}
        />
      )}
    </Page>
  );
};

const NO_COUNTER = "" as CounterId;

const counterOf = (concern: Concern): CounterId | null =>
  concern.type === "shortage" ? stockCounter(concern.branch, concern.product) : null;

/** Who let go what is short now; found a moment after the list itself. */
const useOverrides = (
  shop: AttentionProps["shop"],
  list: readonly Concern[],
): ReadonlyMap<CounterId, readonly OverrideFact[]> => {
  const found = useSignal<ReadonlyMap<CounterId, readonly OverrideFact[]>>(new Map());
  const counters = list.flatMap((concern) => counterOf(concern) ?? []);
  const key = counters.join(" ");
  useEffect(() => {
    let isLatest = true;
    void findOverrides(shop, new Set(counters)).then((overrides) => {
      if (isLatest) found.value = overrides;
    });
    return () => {
      isLatest = false;
    };
  }, [shop, key]);
  return found.value;
};

interface ConcernCardProps {
  readonly described: Described;
  readonly go: (path: string) => void;
  readonly onWriteOff: (target: WriteOffTarget) => void;
  readonly onSettleRefund: (target: SettleRefundTarget) => void;
  readonly onSignAgain: () => void;
  readonly onSettle: (target: SettleTarget) => void;
}

const ConcernCard = ({
  described: { icon, tone, title, texts, todo, ways, detail },
  go,
  onWriteOff,
  onSettleRefund,
  onSignAgain,
  onSettle,
}: ConcernCardProps) => {
  const { t } = useI18n();
  const take = (way: Way): void => {
    if ("path" in way) go(way.path);
    else if ("writeOff" in way) onWriteOff(way.writeOff);
    else if ("settle" in way) onSettle(way.settle);
    else if ("settleRefund" in way) onSettleRefund(way.settleRefund);
    else onSignAgain();
  };
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
          {ways.map((way) => (
            <Button key={way.label} onClick={() => take(way)}>
              {way.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
};
