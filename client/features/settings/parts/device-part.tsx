import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LANGUAGES, NATIVE_NAME } from "../../../../shared/i18n/languages.ts";
import type { StorageRoom } from "../../../device/storage.ts";
import { isAboutPin, pinErrorText } from "../../../session/pin-error.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { KeyOverlay } from "../../../ui/key-overlay.tsx";
import { NewPinDialog } from "../../../ui/new-pin-dialog.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { FiscalPanel } from "./fiscal-panel.tsx";
import { OwnPasswordDialog } from "./password-dialog.tsx";
import { PrinterPanel } from "./printer-panel.tsx";
import { SoundsPanel } from "./sounds-panel.tsx";
import { TerminalsPanel } from "./terminals-panel.tsx";

/** What one sees and chooses of the device one sits at. */
export const DevicePart = (props: SettingsProps) => (
  <>
    <Looks {...props} />
    <Pin {...props} />
    <OwnPassword {...props} />
    <PrinterPanel {...props} />
    <TerminalsPanel {...props} />
    <FiscalPanel {...props} />
    <InTouch {...props} />
    <Storage {...props} />
    <Install {...props} />
    <Input {...props} />
    <SoundsPanel {...props} />
    <About {...props} />
  </>
);

const Looks = ({ device: { theme, typeSize } }: SettingsProps) => {
  const { t, language, choose } = useI18n();
  return (
    <Panel title={t("settings.appearance")}>
      <Chips
        label={t("settings.language")}
        value={language.value}
        chips={LANGUAGES.map((value) => ({ value, label: NATIVE_NAME[value] }))}
        onChange={(next) => void choose(next)}
      />
      <Chips
        label={t("settings.appearance")}
        value={theme.theme.value}
        chips={[
          { value: "system", label: t("ui.themeSystem") },
          { value: "light", label: t("ui.themeLight") },
          { value: "dark", label: t("ui.themeDark") },
        ]}
        onChange={theme.choose}
      />
      <Switch
        label={t("hands.large")}
        hint={t("hands.largeHint")}
        checked={typeSize.isLarge.value}
        onChange={typeSize.choose}
      />
    </Panel>
  );
};

const Pin = ({ shop, people, toasts }: SettingsProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const isOpen = useSignal(false);
  const staff = shop.person.value?.staff;
  const hasPin = people.known.value.some((person) => person.staff === staff && person.hasPin);
  return (
    <Panel
      title={t("settings.pin")}
      text={t(hasPin ? "settings.pinHas" : "settings.pinNone")}
      actions={
        <Button icon="lock" onClick={() => (isOpen.value = true)}>
          {t(hasPin ? "settings.pinChange" : "settings.pinSet")}
        </Button>
      }
    >
      {isOpen.value && (
        <NewPinDialog
          guarded={people.isPinGuarded.value}
          save={async (pin, current) => {
            const saved = await people.choosePin(pin, current);
            return saved.ok || (isAboutPin(saved.error) && pinErrorText(saved.error, shop.now(), i18n));
          }}
          onSaved={() => {
            isOpen.value = false;
            toasts.show({ text: t("signin.pinSaved"), tone: "done" });
          }}
          onClose={() => (isOpen.value = false)}
        />
      )}
    </Panel>
  );
};

const OwnPassword = ({ shop, toasts }: SettingsProps) => {
  const { t } = useI18n();
  const isOpen = useSignal(false);
  return (
    <Panel
      title={t("settings.ownPassword")}
      text={t("settings.ownPasswordText")}
      actions={
        <Button icon="edit" onClick={() => (isOpen.value = true)}>
          {t("settings.changePassword")}
        </Button>
      }
    >
      {isOpen.value && (
        <OwnPasswordDialog
          shop={shop}
          onSaved={() => {
            isOpen.value = false;
            toasts.show({ text: t("settings.passwordChanged"), tone: "done" });
          }}
          onClose={() => (isOpen.value = false)}
        />
      )}
    </Panel>
  );
};

const InTouch = ({ go }: SettingsProps) => {
  const { t } = useI18n();
  return (
    <Panel
      title={t("neighbours.title")}
      text={t("neighbours.subtitle")}
      actions={
        <Button icon="link" onClick={() => go("/neighbours")}>
          {t("app.peersOpen")}
        </Button>
      }
    />
  );
};

const Storage = ({ shop, device }: SettingsProps) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const room = useSignal<StorageRoom | null>(null);
  const isRefused = useSignal(false);
  const look = async () => {
    room.value = await device.room();
  };
  useEffect(() => void look(), []);
  const persist = async () => {
    isRefused.value = !(await device.persist());
    await look();
  };
  const { unsent } = shop.sync.value;
  const now = room.value;
  return (
    <Panel
      title={t("settings.storage")}
      text={
        now === null
          ? undefined
          : t("settings.storageUsed", sizeText(now.used, i18n), sizeText(now.allowed, i18n))
      }
    >
      {now !== null && (
        <div class={styles.meter} aria-hidden="true">
          <span style={{ width: `${Math.min(100, (100 * now.used) / Math.max(1, now.allowed))}%` }} />
        </div>
      )}
      {now !== null && (
        <div class={styles.line}>
          <p class={styles.fact}>{t(now.persisted ? "settings.storageKept" : "settings.storageNotKept")}</p>
          {!now.persisted && <Button onClick={() => void persist()}>{t("settings.storageAsk")}</Button>}
        </div>
      )}
      {isRefused.value && (
        <p class={styles.fact} role="status">
          {t("settings.storageRefused")}
        </p>
      )}
      <p class={styles.fact}>
        {unsent === 0
          ? t("settings.unsentNone")
          : t("settings.unsentSome", unsent, format.value.number(unsent))}
      </p>
    </Panel>
  );
};

const Install = ({ device: { install } }: SettingsProps) => {
  const { t } = useI18n();
  if (!install.available.value) return null;
  return (
    <Panel
      title={t("settings.install")}
      text={t("settings.installText")}
      actions={
        <Button icon="download" onClick={() => void install.ask()}>
          {t("settings.installDo")}
        </Button>
      }
    />
  );
};

const Input = ({ device, keys }: SettingsProps) => {
  const { t } = useI18n();
  const isOpen = useSignal(false);
  return (
    <>
      <Panel
        title={t("settings.keys")}
        text={t("settings.keysText")}
        actions={
          <Button icon="keyboard" onClick={() => (isOpen.value = true)}>
            {t("settings.keysShow")}
          </Button>
        }
      />
      <Panel title={t("settings.scanner")}>
        <Switch
          label={t("settings.scannerPause")}
          hint={t("settings.scannerPauseHint")}
          checked={device.scannerPause.value}
          onChange={device.chooseScannerPause}
        />
      </Panel>
      {isOpen.value && <KeyOverlay keymap={keys} onClose={() => (isOpen.value = false)} />}
    </>
  );
};

const About = ({ shop, device }: SettingsProps) => {
  const { t } = useI18n();
  const { branch, code, name } = shop.certificate;
  const place = branch === null ? null : String(shop.doc("branch", branch).value?.fields.name ?? "");
  const words = [code, name, place].filter((part) => part !== null && part !== "");
  return (
    <Panel title={t("settings.about")}>
      <p class={styles.fact}>{words.join(" · ")}</p>
      <p class={styles.fact}>{t("settings.version", device.version)}</p>
    </Panel>
  );
};

const sizeText = (bytes: number, { t, format }: I18n): string => {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1_000) return t("settings.megabytes", format.value.number(Math.round(megabytes * 10) / 10));
  return t("settings.gigabytes", format.value.number(Math.round(megabytes / 100) / 10));
};
