import { liveDoc } from "../../shared/core/view.ts";
import { ORGANISATION } from "../../shared/domain/access/organisation.ts";
import { ownDeadline } from "../session/fiscal-concerns.ts";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { StatusStrip } from "../ui/status-strip.tsx";
import type { OpenShop } from "./services.ts";
import { StatusButton } from "./status-button.tsx";
import { statusEntries } from "./status-items.ts";
import styles from "./top-bar.module.css";

export interface TopBarProps {
  readonly open: OpenShop;
  readonly onStatus: () => void;
  readonly onMenu: () => void;
  readonly onAttention: () => void;
}

/** Which shop this is and, always in the same corner, the state of things. */
export const TopBar = ({ open, onStatus, onMenu, onAttention }: TopBarProps) => {
  const i18n = useI18n();
  const { shop, concerns } = open;
  const { t } = i18n;
  const sync = shop.sync.value;
  const peers = shop.peers.value.filter(({ way }) => way !== "server").length;
  const attention = concerns.list.value.length;
  const now = shop.now();
  const entries = statusEntries({ sync, peers, attention, now, fiscal: ownDeadline(shop, now) }, i18n);
  const name = shop.person.value?.name ?? "";
  const { code } = shop.certificate;
  return (
    <header class={styles.bar}>
      <PlaceName open={open} />
      <StatusStrip label={t("app.status")}>
        {entries.map((entry) => (
          <StatusButton
            key={entry.id}
            entry={entry}
            onClick={entry.id === "attention" || entry.id === "fiscal" ? onAttention : onStatus}
          />
        ))}
        <button
          type="button"
          class={styles.person}
          aria-label={t("app.person", [name, code].filter((part) => part !== "").join(" "))}
          onClick={onMenu}
        >
          <Icon name="user" size={18} />
          <span class={styles.personName}>{name}</span>{" "}
          {code !== "" && <span class={styles.code}>{code}</span>}
        </button>
      </StatusStrip>
    </header>
  );
};

const PlaceName = ({ open: { shop } }: Pick<TopBarProps, "open">) => {
  const { branch } = shop.certificate;
  void shop.doc("org", ORGANISATION).value;
  const organisation = String(liveDoc(shop.view, "org", ORGANISATION)?.fields.name ?? "");
  const branchName = branch === null ? "" : String(shop.doc("branch", branch).value?.fields.name ?? "");
  return (
    <p class={styles.place}>
      <span class={styles.organisation}>{organisation}</span>
      {branchName !== "" && <span class={styles.branch}>{branchName}</span>}
    </p>
  );
};
