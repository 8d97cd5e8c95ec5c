import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { BranchId } from "../../../shared/core/ids.ts";
import { createDrafts } from "../../device/drafts.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { useActions } from "../../ui/keys.ts";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import type { Toasts } from "../../ui/toast-store.ts";
import { createReceiveModel } from "./model.ts";
import { FoundList } from "./parts/found-list.tsx";
import { LineRow } from "./parts/line-row.tsx";
import { NoticeBar } from "./parts/notice-bar.tsx";
import { PostBar } from "./parts/post-bar.tsx";
import { TodayList } from "./parts/today-list.tsx";
import styles from "./receive.module.css";

export interface ReceiveProps extends FeatureProps {
  readonly toasts: Toasts;
}

/** Goods that come in, at `/receive`: scan, quantity, done; one hand is enough. */
export const ReceiveScreen = ({ shop, scans, toasts, go }: ReceiveProps) => {
  const { t, format } = useI18n();
  const search = useRef<HTMLInputElement>(null);
  const model = useMemo(
    () =>
      createReceiveModel({
        shop,
        drafts: createDrafts(localStorage, `receipt.${shop.certificate.device}`),
        dayOf: (at) => format.peek().date(at),
      }),
    [shop],
  );
  useEffect(() => {
    void model.posted.refresh();
    return model.dispose;
  }, [model]);
  useLayoutEffect(() => scans.subscribe(({ text }) => model.scan(text)), [model]);
  const post = async () => {
    const count = await model.post();
    if (count !== null)
      toasts.show({ text: t("receive.posted", count, format.peek().number(count)), tone: "done" });
  };
  useActions({ "till.search": () => search.current?.focus(), "goods.save": () => void post() });
  const lines = model.lines.value;
  return (
    <Page scrolls={true}>
      <PageHeader title={t("receive.title")} actions={<BranchChoice model={model} />} />
      <div class={styles.panes}>
        <div class={styles.work}>
          <FoundList model={model} inputRef={search} />
          <NoticeBar model={model} shop={shop} go={go} />
          <div class={styles.sheet}>
            {lines.length === 0 ? (
              <EmptyState icon="scan" title={t("receive.emptyTitle")} text={t("receive.emptyText")} />
            ) : (
              <ul class={styles.lines} aria-label={t("receive.lines")}>
                {lines.map((line) => (
                  <LineRow key={line.product} model={model} line={line} />
                ))}
              </ul>
            )}
          </div>
          {lines.length > 0 && <PostBar model={model} onPost={() => void post()} />}
        </div>
        <TodayList posted={model.posted} />
      </div>
    </Page>
  );
};

const BranchChoice = ({ model }: { readonly model: ReturnType<typeof createReceiveModel> }) => {
  const { t } = useI18n();
  const branches = model.branches.value;
  if (branches.length < 2) return <span class={styles.quiet}>{branches[0]?.name}</span>;
  return (
    <div class={styles.branch}>
      <Select
        label={t("goods.branch")}
        value={(model.branch.value ?? "") as string}
        options={branches.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => model.chooseBranch(id as BranchId)}
      />
    </div>
  );
};
