import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import type { I18n } from "../../ui/i18n.ts";
import { useI18n } from "../../ui/i18n.ts";
import { Panel } from "../../ui/panel.tsx";
import { createSetupModel, STEPS, type Step } from "./model.ts";
import type { Office, SetupError } from "./office.ts";
import { DeviceStep } from "./parts/device-step.tsx";
import { OwnerStep } from "./parts/owner-step.tsx";
import { ShopStep } from "./parts/shop-step.tsx";
import styles from "./screen.module.css";

/** The first run at `/setup`: the shop, its owner, this device; Enter goes on. */
export const SetupScreen = ({ office }: { readonly office: Office }) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const model = useMemo(() => createSetupModel(office, { device: t("setup.deviceTill") }), [office]);
  const step = model.step.value;
  const error = model.error.value;
  useEffect(() => focusFault(), [model.faults.value]);
  const number = format.value.number;
  return (
    <Panel
      alone={true}
      eyebrow={t("setup.step", number(STEPS.indexOf(step) + 1), number(STEPS.length))}
      title={t(TITLE_BY_STEP[step])}
      text={t(TEXT_BY_STEP[step])}
    >
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void model.next();
        }}
      >
        {step === "shop" && <ShopStep model={model} />}
        {step === "owner" && <OwnerStep model={model} />}
        {step === "device" && <DeviceStep model={model} />}
        {error !== null && <Banner tone="stop">{setupErrorText(error, i18n)}</Banner>}
        <div class={styles.foot}>
          {step !== "shop" && (
            <Button size="large" onClick={model.back}>
              {t("ui.back")}
            </Button>
          )}
          <Button type="submit" kind="primary" size="large" full={true} busy={model.busy.value}>
            {step !== "device" ? t("ui.next") : model.busy.value ? t("setup.creating") : t("setup.create")}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const TITLE_BY_STEP = {
  shop: "setup.shopTitle",
  owner: "setup.ownerTitle",
  device: "setup.deviceTitle",
} as const satisfies Record<Step, string>;

const TEXT_BY_STEP = {
  shop: "setup.shopText",
  owner: "setup.ownerText",
  device: "setup.deviceText",
} as const satisfies Record<Step, string>;

const setupErrorText = (error: SetupError, { t }: I18n): string => {
  if (error.type === "Offline") return t("setup.offline");
  if (error.type === "AlreadySetUp") return t("setup.alreadySetUp");
  if (error.type === "NotEnrolled") return t("setup.notEnrolled");
  return t("setup.problem", String(error.status), error.code);
};

/** The first field at fault has the focus, so that its message is read and it can be mended at once. */
const focusFault = (): void => {
  document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
};
