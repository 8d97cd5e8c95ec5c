import type { SyncStatus } from "../session/shop.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { type I18n, useI18n } from "../ui/i18n.ts";
import type { OpenShop } from "./services.ts";
import { SheetRow } from "./sheet-row.tsx";
import { isClockOff, isLongAlone } from "./status-items.ts";

export interface StatusSheetProps {
  readonly open: OpenShop;
  readonly go: (path: string) => void;
  readonly onClose: () => void;
}

/** What stands behind the words of the strip, and what to do about it. */
export const StatusSheet = ({ open, go, onClose }: StatusSheetProps) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { shop, concerns } = open;
  const sync = shop.sync.value;
  const now = shop.now();
  const count = concerns.list.value.length;
  return (
    <Dialog title={t("app.status")} onClose={onClose} cancelLabel={t("ui.close")}>
      <SheetRow
        icon={sync.server === "connected" ? "cloud" : "cloud-off"}
        title={t("app.server")}
        tone={sync.server === "connected" ? "done" : "neutral"}
      >
        <p>{serverText(sync, now, i18n)}</p>
      </SheetRow>
      <PeersRow open={open} go={go} onClose={onClose} />
      <SheetRow
        icon="upload"
        title={t("app.unsentTitle")}
        tone={isLongAlone(sync, now) ? "attention" : "neutral"}
      >
        <p>
          {sync.unsent === 0
            ? t("app.unsentNone")
            : t("app.unsentSome", sync.unsent, format.value.number(sync.unsent))}
        </p>
        {isLongAlone(sync, now) && <p>{t("app.unsentLong")}</p>}
      </SheetRow>
      <SheetRow icon="monitor" title={t("app.copies")}>
        <p>
          {sync.copies === 0
            ? t("app.copiesOnlyHere")
            : t("app.copiesElsewhere", sync.copies, format.value.number(sync.copies))}
        </p>
      </SheetRow>
      <SheetRow icon="clock" title={t("app.clock")} tone={isClockOff(sync) ? "attention" : "neutral"}>
        <p>{clockText(sync, i18n)}</p>
      </SheetRow>
      {count > 0 && (
        <SheetRow
          icon="alert"
          title={t("app.attentionCount", count, format.value.number(count))}
          tone="attention"
        >
          <span>
            <Button
              onClick={() => {
                onClose();
                go("/attention");
              }}
            >
              {t("app.attentionOpen")}
            </Button>
          </span>
        </SheetRow>
      )}
    </Dialog>
  );
};

/** Tills and hubs in touch, and the way to what stands behind. */
const PeersRow = ({ open: { shop }, go, onClose }: StatusSheetProps) => {
  const { t } = useI18n();
  const peers = shop.peers.value.filter(({ way }) => way !== "server");
  return (
    <SheetRow icon="link" title={t("neighbours.title")} tone={peers.length > 0 ? "done" : "neutral"}>
      <p>{peers.length === 0 ? t("neighbours.aloneTitle") : peers.map(({ name }) => name).join(", ")}</p>
      <span>
        <Button
          onClick={() => {
            onClose();
            go("/neighbours");
          }}
        >
          {t("app.peersOpen")}
        </Button>
      </span>
    </SheetRow>
  );
};

const serverText = (
  { server, lastHeard, writing }: SyncStatus,
  now: number,
  { t, formatAge }: I18n,
): string => {
  if (!writing) return t("app.readsAlongText");
  if (server === "connected") return t("app.serverConnected", formatAge(lastHeard ?? now, now));
  if (server === "connecting") return t("app.connecting");
  return lastHeard === null ? t("app.serverNever") : t("app.serverOffline");
};

const clockText = (sync: SyncStatus, { t }: I18n): string => {
  if (sync.drift === null) return t("app.clockUnknown");
  if (!isClockOff(sync)) return t("app.clockRight");
  const minutes = String(Math.round(Math.abs(sync.drift) / 60_000));
  return sync.drift > 0 ? t("app.clockAhead", minutes) : t("app.clockBehind", minutes);
};
