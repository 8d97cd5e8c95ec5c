import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Fault } from "../../../session/saying.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { IconName } from "../../../ui/icon-shapes.ts";
import { Panel } from "../../../ui/panel.tsx";
import { askServer, reclaim, type ServerWord } from "../device-cuts.ts";
import { type DeviceRow, deviceRows } from "../devices-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { useFault } from "../use-fault.ts";
import { DeviceDialog, OldLives } from "./device-dialog.tsx";
import { ListRow } from "./list-row.tsx";
import { NewDeviceDialog } from "./new-device-dialog.tsx";

/** Tills, warehouse devices and phones; letting new ones in and putting lost ones out. */
export const DevicesPart = (props: SettingsProps) => {
  const { shop } = props;
  const { t } = useI18n();
  void [shop.changed("device").value, shop.changed("branch").value];
  const isAdding = useSignal(false);
  const rows = deviceRows(shop);
  const asked = props.route.value.params.get("device");
  const opened = useSignal<string | null>(asked);
  const open = rows.find(({ id }) => id === opened.value);
  const { word, askAgain } = useServerWord(props);
  const placeOf = ({ branch }: DeviceRow): string =>
    branch === null ? t("settings.allBranches") : String(shop.view.doc("branch", branch)?.fields.name ?? "");
  return (
    <Panel
      title={t("settings.devices")}
      text={rows.length === 0 ? t("settings.devicesEmpty") : undefined}
      actions={
        <Button icon="plus" onClick={() => (isAdding.value = true)}>
          {t("settings.deviceAdd")}
        </Button>
      }
    >
      {word !== null && word.server.oldLives > 0 && (
        <ServerOldLives {...props} server={word.server.id} onDone={askAgain} />
      )}
      <ul class={styles.rows}>
        {rows.map((row) => (
          <ListRow
            key={row.id}
            icon={ICON_BY_KIND[row.kind] ?? "monitor"}
            title={[row.code, row.name].filter((part) => part !== "").join(" · ")}
            text={placeOf(row)}
            isOff={row.isRetired}
            onOpen={() => (opened.value = row.id)}
          >
            {row.id === shop.certificate.device && <Badge tone="accent">{t("settings.isThis")}</Badge>}
            {!row.isRetired && (word?.oldLives.get(row.id) ?? 0) > 0 && (
              <Badge tone="attention">{t("settings.oldLivesBadge")}</Badge>
            )}
            {row.isRetired && <Badge>{t("settings.retired")}</Badge>}
          </ListRow>
        ))}
      </ul>
      {isAdding.value && <NewDeviceDialog shop={shop} onClose={() => (isAdding.value = false)} />}
      {open !== undefined && (
        <DeviceDialog
          {...props}
          row={open}
          word={word}
          onDone={() => {
            opened.value = null;
            askAgain();
          }}
          onClose={() => (opened.value = null)}
        />
      )}
    </Panel>
  );
};

const ICON_BY_KIND: Readonly<Record<string, IconName | undefined>> = {
  till: "cart",
  warehouse: "truck",
  phone: "phone",
  hub: "wifi",
};

/** Asked when the list opens and after each change; without it the list shows what this device knows. */
const useServerWord = ({ shop }: SettingsProps) => {
  const word = useSignal<ServerWord | null>(null);
  const askAgain = () =>
    void askServer(shop).then((told) => {
      word.value = told;
    });
  useEffect(askAgain, [shop]);
  return { word: word.value, askAgain };
};

interface ServerOldLivesProps extends SettingsProps {
  readonly server: string;
  readonly onDone: () => void;
}

/** The server's own database was put back: goods stand under its older name. */
const ServerOldLives = ({ shop, server, toasts, onDone }: ServerOldLivesProps) => {
  const { t } = useI18n();
  const say = useFault();
  const isBusy = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const take = async () => {
    isBusy.value = true;
    fault.value = await reclaim(shop, server);
    isBusy.value = false;
    if (fault.peek() !== null) return;
    toasts.show({ text: t("settings.saved"), tone: "done" });
    onDone();
  };
  return (
    <>
      <p class={styles.fact}>{t("settings.serverOldLives")}</p>
      <OldLives isBusy={isBusy.value} onReclaim={() => void take()} />
      {fault.value !== null && <Banner tone="stop">{say(fault.value)}</Banner>}
    </>
  );
};
