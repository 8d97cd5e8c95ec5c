import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DeviceId } from "../../../../shared/core/ids.ts";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { Fault } from "../../../session/saying.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { OptionCards } from "../../../ui/option-cards.tsx";
import {
  countAfterCut,
  type DeviceCutFact,
  findCut,
  type PutOutReason,
  putOut,
  reclaim,
  type ServerWord,
} from "../device-cuts.ts";
import type { DeviceRow } from "../devices-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { useFault } from "../use-fault.ts";

export interface DeviceDialogProps extends SettingsProps {
  readonly row: DeviceRow;
  readonly word: ServerWord | null;
  /** Something was taken back or put out. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One device: how it stands, and taking away from it what it may do or hold. */
export const DeviceDialog = (props: DeviceDialogProps) =>
  props.row.isRetired ? <PutOutDialog {...props} /> : <InUseDialog {...props} />;

const titleOf = ({ code, name }: DeviceRow): string => [code, name].filter((part) => part !== "").join(" · ");

const InUseDialog = (props: DeviceDialogProps) => {
  const { shop, row, word, onDone, onClose, toasts } = props;
  const { t } = useI18n();
  const say = useFault();
  const reason = useSignal<PutOutReason | null>(null);
  const isBusy = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const isThis = row.id === shop.certificate.device;
  const run = async (work: () => Promise<Fault | null>) => {
    isBusy.value = true;
    fault.value = await work();
    isBusy.value = false;
    if (fault.peek() !== null) return;
    toasts.show({ text: t("settings.saved"), tone: "done" });
    onDone();
  };
  const chosen = reason.value;
  return (
    <Dialog
      title={titleOf(row)}
      onClose={onClose}
      primary={
        chosen === null
          ? undefined
          : {
              label: t("settings.retire"),
              kind: "danger",
              busy: isBusy.value,
              onClick: () => void run(() => putOut(shop, row.id, chosen)),
            }
      }
      cancelLabel={chosen === null ? t("ui.close") : undefined}
    >
      <Seen {...props} />
      {(word?.oldLives.get(row.id) ?? 0) > 0 && (
        <OldLives isBusy={isBusy.value} onReclaim={() => void run(() => reclaim(shop, row.id))} />
      )}
      {isThis ? (
        <p>{t("settings.putOutNotHere")}</p>
      ) : (
        <PutOutChoice chosen={chosen} onChoose={(next) => (reason.value = next)} />
      )}
      {shop.sync.value.server === "offline" && (
        <Banner tone="neutral" icon="cloud-off">
          {t("settings.offline")}
        </Banner>
      )}
      {fault.value !== null && <Banner tone="stop">{say(fault.value)}</Banner>}
    </Dialog>
  );
};

const Seen = ({ shop, row, lastSeen }: DeviceDialogProps) => {
  const { t, formatAge } = useI18n();
  const at = lastSeen.times.value.get(row.id as DeviceId);
  if (row.id === shop.certificate.device) return null;
  const isHere = shop.peers.value.some(({ device }) => device === row.id);
  if (isHere) return <p>{t("neighbours.inTouch")}</p>;
  return (
    <p>
      {at === undefined ? t("neighbours.neverSeen") : t("neighbours.lastSeen", formatAge(at, shop.now()))}
    </p>
  );
};

interface PutOutChoiceProps {
  readonly chosen: PutOutReason | null;
  readonly onChoose: (reason: PutOutReason) => void;
}

const PutOutChoice = ({ chosen, onChoose }: PutOutChoiceProps) => {
  const { t } = useI18n();
  return (
    <>
      <OptionCards<PutOutReason | "">
        label={t("settings.putOutWhy")}
        value={chosen ?? ""}
        options={[
          {
            value: "lost",
            icon: "alert",
            label: t("settings.putOutLost"),
            text: t("settings.putOutLostText"),
          },
          {
            value: "revoked",
            icon: "x",
            label: t("settings.putOutRevoked"),
            text: t("settings.putOutRevokedText"),
          },
        ]}
        onChange={(value) => value !== "" && onChoose(value)}
      />
      {chosen !== null && (
        <Banner tone="attention" icon="alert">
          {t("settings.putOutMeans")}
        </Banner>
      )}
    </>
  );
};

/** The device lives on under a new name, and goods stand under the old one. */
export const OldLives = ({
  isBusy,
  onReclaim,
}: {
  readonly isBusy: boolean;
  readonly onReclaim: () => void;
}) => {
  const { t } = useI18n();
  return (
    <Banner tone="attention" icon="box">
      <div class={styles.line}>
        <p>{t("settings.oldLives")}</p>
        <Button busy={isBusy} onClick={onReclaim}>
          {t("settings.oldLivesTake")}
        </Button>
      </div>
    </Banner>
  );
};

const PutOutDialog = ({ shop, row, word, go, onClose }: DeviceDialogProps) => {
  const { t, format, formatDateTime } = useI18n();
  const cut = useSignal<DeviceCutFact | null>(null);
  useEffect(
    () =>
      void findCut(shop, row.id).then((found) => {
        cut.value = found;
      }),
    [shop, row.id],
  );
  const at = cut.value?.at ?? word?.putOutAt.get(row.id);
  const label = LABEL_BY_REASON[cut.value?.reason ?? ""];
  const after = countAfterCut(shop, row.id);
  return (
    <Dialog title={titleOf(row)} onClose={onClose} cancelLabel={t("ui.close")}>
      <p>
        {at === undefined ? t("settings.retired") : t("settings.putOutAt", formatDateTime(at))}
        {label !== undefined && ` · ${t(label)}`}
      </p>
      <p>{t("settings.putOutCounts")}</p>
      {after > 0 && (
        <Banner tone="attention">
          <div class={styles.line}>
            <p>{t("settings.putOutAfter", after, format.value.number(after))}</p>
            <Button onClick={() => go("/attention")}>{t("app.attentionOpen")}</Button>
          </div>
        </Banner>
      )}
    </Dialog>
  );
};

const LABEL_BY_REASON: Readonly<Record<string, LabelKey | undefined>> = {
  lost: "settings.putOutLost",
  revoked: "settings.putOutRevoked",
};
