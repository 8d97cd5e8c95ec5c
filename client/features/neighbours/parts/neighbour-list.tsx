import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Reach } from "../../../sync/mesh/reach.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Page } from "../../../ui/page.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { type Neighbour, neighboursOf } from "../model.ts";
import styles from "../neighbours.module.css";
import type { NeighboursProps } from "../props.ts";
import { NeighbourRow } from "./neighbour-row.tsx";
import { OnlyHerePanel } from "./only-here.tsx";

/** What is only here, who is in touch and how, and who is not. */
export const NeighbourList = ({ shop, lastSeen, go }: NeighboursProps) => {
  const { t } = useI18n();
  void shop.changed("device").value;
  const now = useClock(shop.now);
  const { server, inTouch, away } = neighboursOf(shop, lastSeen);
  const connect = (
    <Button kind="primary" icon="link" onClick={() => go("/neighbours?pair")}>
      {t("neighbours.connect")}
    </Button>
  );
  return (
    <Page scrolls={true}>
      <PageHeader
        title={t("neighbours.title")}
        subtitle={t("neighbours.subtitle")}
        onBack={() => go("/settings")}
        actions={connect}
      />
      <div class={styles.list}>
        <OnlyHerePanel shop={shop} />
        {inTouch.length === 0 && away.length > 0 && <HiddenNotice shop={shop} />}
        <Panel title={t("neighbours.inTouch")}>
          <Rows neighbours={[server, ...inTouch].filter(({ touch }) => touch !== null)} now={now} />
          {inTouch.length === 0 && (
            <EmptyState icon="link" title={t("neighbours.aloneTitle")} text={t("neighbours.aloneText")} />
          )}
        </Panel>
        {(away.length > 0 || server.touch === null) && (
          <Panel title={t("neighbours.away")}>
            <Rows neighbours={[...(server.touch === null ? [server] : []), ...away]} now={now} />
          </Panel>
        )}
      </div>
    </Page>
  );
};

const Rows = ({ neighbours, now }: { readonly neighbours: readonly Neighbour[]; readonly now: number }) =>
  neighbours.length === 0 ? null : (
    <ul class={styles.rows}>
      {neighbours.map((neighbour) => (
        <NeighbourRow key={neighbour.id} neighbour={neighbour} now={now} />
      ))}
    </ul>
  );

/** Said only where it may be why nobody is found. */
const HiddenNotice = ({ shop }: Pick<NeighboursProps, "shop">) => {
  const { t } = useI18n();
  const reach = useSignal<Reach>("open");
  useEffect(
    () =>
      void shop.mesh.reach().then((found) => {
        reach.value = found;
      }),
    [shop],
  );
  if (reach.value === "open") return null;
  return (
    <Banner tone="attention" icon="eye-off">
      {t(reach.value === "hidden" ? "neighbours.hidden" : "neighbours.noAddress")}
    </Banner>
  );
};

const LOOK_AGAIN_MS = 15_000;

/** The time, near enough for ages. */
const useClock = (now: () => number): number => {
  const time = useSignal(now());
  useEffect(() => {
    const timer = setInterval(() => {
      time.value = now();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [now]);
  return Math.max(time.value, now());
};
