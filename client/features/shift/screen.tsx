import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { Shift } from "../../../shared/domain/shift/shift.ts";
import { countDraftKey, createDrafts } from "../../device/drafts.ts";
import type { FeatureProps } from "../../session/feature.ts";
import type { ShiftBook } from "../../session/shift-book.ts";
import { useI18n } from "../../ui/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { FOR_SALE } from "../../ui/shift-gate.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import type { Toasts } from "../../ui/toast-store.ts";
import { createHistoryModel } from "./history-model.ts";
import { createShiftModel } from "./model.ts";
import { CloseSteps } from "./parts/close-steps.tsx";
import { DrawersPart } from "./parts/drawers-part.tsx";
import { HistoryPart } from "./parts/history-part.tsx";
import { NowPart } from "./parts/now-part.tsx";
import { ZDialog } from "./parts/z-dialog.tsx";

export interface ShiftProps extends FeatureProps {
  readonly toasts: Toasts;
  readonly shifts: ShiftBook;
}

type Part = "now" | "drawers" | "history";

/** The drawer's day at `/shift`: this till's shift, all drawers at a glance, and the Z reports there are. */
export const ShiftScreen = ({ shop, shifts, toasts, go, route }: ShiftProps) => {
  const { t } = useI18n();
  const model = useMemo(
    () =>
      createShiftModel({
        shop,
        shifts,
        drafts: createDrafts(localStorage, countDraftKey(shop.certificate.device)),
      }),
    [shop, shifts],
  );
  useLayoutEffect(() => model.dispose, [model]);
  const history = useMemo(() => createHistoryModel(shop), [shop]);
  const part = useSignal<Part>(model.hasDrawer ? "now" : "drawers");
  useEffect(() => void shifts.refresh(), [shifts]);
  const maySeeAll = mayRole(shop.person.value?.role ?? "", "shift.manage");
  const parts = (["now", "drawers", "history"] as const).filter((one) => one !== "drawers" || maySeeAll);
  const shown = parts.includes(part.value as never) ? part.value : "history";
  const closeAnother = (shift: Shift) => {
    model.startClosing(shift);
    part.value = "now";
  };
  const closed = async ({ shift, z }: { readonly shift: string; readonly z: string }) => {
    toasts.show({ text: t("shift.closed", z), tone: "done" });
    await history.open(shift);
  };
  return (
    <Page scrolls={true}>
      <PageHeader title={t("shift.title")} />
      <Tabs
        label={t("shift.parts")}
        tabs={parts.map((id) => ({ id, label: t(`shift.${id}`) }))}
        value={shown}
        onChange={(id) => {
          part.value = id;
        }}
      >
        {shown === "now" &&
          (model.closing.value === null ? (
            <NowPart
              shop={shop}
              model={model}
              toasts={toasts}
              onOpened={() => {
                if (route.peek().params.has(FOR_SALE)) go("/till");
              }}
            />
          ) : (
            <CloseSteps shop={shop} model={model} onClosed={(done) => void closed(done)} />
          ))}
        {shown === "drawers" && (
          <DrawersPart shop={shop} shifts={shifts} model={model} history={history} onClose={closeAnother} />
        )}
        {shown === "history" && <HistoryPart shop={shop} model={model} history={history} />}
      </Tabs>
      {history.opened.value !== null && (
        <ZDialog
          shop={shop}
          opened={history.opened.value}
          currency={model.currency.value}
          onClose={history.leave}
        />
      )}
    </Page>
  );
};
