import { useSignal } from "@preact/signals";
import { BADGE_LENGTH, type BadgeCode, badgeHash, badgeOf } from "../../../../shared/domain/access/badge.ts";
import { createCrypto } from "../../../device/crypto.ts";
import { randomText } from "../../../device/ids.ts";
import { qrPath, qrRuns } from "../../../documents/qr.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import type { StaffRow } from "../staff-model.ts";

export interface BadgeDialogProps extends Pick<SettingsProps, "shop"> {
  readonly row: StaffRow;
  readonly onClose: () => void;
}

/** Makes somebody's badge and shows it this once, or takes it away. */
export const BadgeDialog = ({ shop, row, onClose }: BadgeDialogProps) => {
  const { t } = useI18n();
  const badge = useSignal<BadgeCode | null>(null);
  const isRefused = useSignal(false);
  const isBusy = useSignal(false);
  const has = String(shop.doc("staff", row.id).value?.fields.badge ?? "") !== "";
  const give = async (code: BadgeCode | null) => {
    isBusy.value = true;
    const hash = code === null ? null : badgeHash(createCrypto(), shop.certificate.org, code);
    const given = await shop.run("access.give-badge", { staff: row.id, badge: hash });
    isBusy.value = false;
    isRefused.value = !given.ok;
    badge.value = given.ok ? code : null;
  };
  return (
    <Dialog
      title={`${t("hands.badge")} · ${row.name}`}
      onClose={onClose}
      cancelLabel={t("ui.close")}
      primary={{
        label: t("hands.badgeMake"),
        busy: isBusy.value,
        onClick: () => void give(badgeOf(randomText(BADGE_LENGTH))),
      }}
      extra={
        has && (
          <Button kind="ghost" icon="trash" onClick={() => void give(null)}>
            {t("hands.badgeTake")}
          </Button>
        )
      }
    >
      {badge.value === null ? (
        <p>{t(has ? "hands.badgeHas" : "hands.badgeNone")}</p>
      ) : (
        <div class={styles.code}>
          <p>{t("hands.badgeShow")}</p>
          <BadgeCodePicture code={badge.value} />
        </div>
      )}
      {isRefused.value && <Banner tone="stop">{t("hands.badgeFailed")}</Banner>}
    </Dialog>
  );
};

const QUIET = 4;

const BadgeCodePicture = ({ code }: { readonly code: BadgeCode }) => {
  const runs = qrRuns(code);
  const side = runs.size + 2 * QUIET;
  return (
    <div class={styles.qr}>
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
        role="img"
        aria-label={code}
        shape-rendering="crispEdges"
      >
        <path d={qrPath(runs)} fill="#000000" />
      </svg>
    </div>
  );
};
