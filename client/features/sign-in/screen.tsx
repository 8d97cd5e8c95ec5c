import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Certificate } from "../../../shared/core/certificate.ts";
import type { SyncStatus } from "../../session/shop.ts";
import { useBadges } from "../../ui/badge-scans.ts";
import { Banner } from "../../ui/banner.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Panel } from "../../ui/panel.tsx";
import { signInErrorText } from "./error-text.ts";
import { createSignInModel } from "./model.ts";
import { PasswordStep } from "./parts/password-step.tsx";
import { PeopleStep } from "./parts/people-step.tsx";
import { PinStep } from "./parts/pin-step.tsx";
import { UnlockStep } from "./parts/unlock-step.tsx";
import type { People } from "./people.ts";
import styles from "./screen.module.css";

export interface SignInProps {
  readonly people: People;
  readonly certificate: Pick<Certificate, "name" | "code">;
  readonly sync: ReadonlySignal<SyncStatus>;
  readonly now: () => number;
  /** Staff id of whoever was here when the device locked itself. */
  readonly lockedFor: string | null;
}

/** Who is at the device: at `/sign-in`. */
export const SignInScreen = ({ people, certificate, sync, now, lockedFor }: SignInProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const model = useMemo(() => createSignInModel(people, lockedFor), [people]);
  useBadges((code) => void model.takeBadge(code));
  const step = model.step.value;
  const { name, code } = certificate;
  const device = [code, name].filter((part) => part !== "").join(" · ");
  const { unsent } = sync.value;
  return (
    <div class={styles.page}>
      {step.type === "people" && (
        <Panel alone={true} eyebrow={device} title={t("signin.who")}>
          {model.error.value !== null && (
            <Banner tone="attention">{signInErrorText(model.error.value, now(), i18n)}</Banner>
          )}
          <PeopleStep model={model} />
        </Panel>
      )}
      {step.type === "pin" && (
        <Panel alone={true} eyebrow={device} title={step.person.name}>
          <PinStep model={model} person={step.person} now={now} />
        </Panel>
      )}
      {step.type === "unlock" && (
        <Panel alone={true} eyebrow={step.person.name} title={t("signin.whoUnlocks")}>
          <UnlockStep model={model} manager={step.manager} now={now} />
        </Panel>
      )}
      {step.type === "password" && (
        <Panel
          alone={true}
          eyebrow={device}
          title={step.person?.name ?? t("signin.title")}
          text={t("signin.passwordText")}
        >
          <PasswordStep model={model} offline={sync.value.server === "offline"} now={now} />
        </Panel>
      )}
      {unsent > 0 && <UnsentLine unsent={unsent} />}
    </div>
  );
};

const UnsentLine = ({ unsent }: { readonly unsent: number }) => {
  const { t, format } = useI18n();
  return <p class={styles.unsent}>{t("app.unsentSome", unsent, format.value.number(unsent))}</p>;
};
