import { useMemo } from "preact/hooks";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { type I18n, useI18n } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Enrolled, Enrolment } from "./enrolment.ts";
import { CODE_LENGTH, createEnrolModel, type EnrolModel } from "./model.ts";
import styles from "./screen.module.css";

export interface EnrolProps {
  readonly enrolment: Enrolment;
  /** Whether the server answers. */
  readonly inReach: boolean;
  readonly askAgain: () => void;
  /** Brought by a link. */
  readonly code: string;
}

/** A device that belongs to no shop yet, at `/enrol`. */
export const EnrolScreen = ({ enrolment, inReach, askAgain, code }: EnrolProps) => {
  const model = useMemo(() => createEnrolModel(enrolment, code), [enrolment]);
  const enrolled = model.enrolled.value;
  if (enrolled !== null) return <Welcome enrolled={enrolled} onStart={model.start} />;
  return <CodeForm model={model} inReach={inReach} askAgain={askAgain} />;
};

const CodeForm = ({
  model,
  inReach,
  askAgain,
}: Pick<EnrolProps, "inReach" | "askAgain"> & { readonly model: EnrolModel }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const error = model.error.value;
  return (
    <Panel alone={true} title={t("enrol.title")} text={t("enrol.text")}>
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void model.submit();
        }}
      >
        {!inReach && (
          <Banner tone="attention" icon="cloud-off">
            <p>{t("enrol.outOfReach")}</p>
            <Button kind="ghost" icon="refresh" onClick={askAgain}>
              {t("ui.retry")}
            </Button>
          </Banner>
        )}
        <div class={styles.code}>
          <Field
            label={t("enrol.code")}
            hint={t("enrol.codeHint")}
            value={grouped(model.code.value)}
            onInput={model.setCode}
            error={error === null ? null : errorText(error, i18n)}
            focusFirst={true}
            scanFills={true}
            autoComplete="one-time-code"
            maxLength={CODE_LENGTH * 12}
          />
        </div>
        <Button type="submit" kind="primary" size="large" full={true} busy={model.busy.value}>
          {t("enrol.join")}
        </Button>
        <ol class={styles.steps}>
          <li>{t("enrol.step1")}</li>
          <li>{t("enrol.step2")}</li>
          <li>{t("enrol.step3")}</li>
        </ol>
      </form>
    </Panel>
  );
};

const Welcome = ({ enrolled, onStart }: { readonly enrolled: Enrolled; readonly onStart: () => void }) => {
  const { t } = useI18n();
  const { kind, name, code } = enrolled.certificate;
  return (
    <Panel alone={true} eyebrow={enrolled.organisation} title={t("enrol.welcome")}>
      <div class={styles.what}>
        <span class={styles.sign}>
          <Icon name={kind === "phone" ? "phone" : kind === "warehouse" ? "truck" : "cart"} size={28} />
        </span>
        <p>
          <b>{[code, name].filter((part) => part !== "").join(" · ")}</b>
          <span>{t(KIND_TEXT[kind])}</span>
        </p>
      </div>
      <Button kind="primary" size="large" full={true} onClick={onStart}>
        {t("enrol.start")}
      </Button>
    </Panel>
  );
};

const KIND_TEXT = {
  till: "enrol.isTill",
  phone: "enrol.isPhone",
  warehouse: "enrol.isWarehouse",
  server: "enrol.isServer",
  hub: "enrol.isHub",
} as const;

/** In two groups of four, as it is shown where it was made. */
const grouped = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

const errorText = (error: NonNullable<EnrolModel["error"]["value"]>, { t, format }: I18n): string => {
  switch (error.type) {
    case "Incomplete":
      return t("enrol.incomplete");
    case "WrongCode":
      return t("enrol.wrongCode");
    case "Offline":
      return t("enrol.offline");
    case "TooManyTries":
      return error.seconds === null
        ? t("enrol.tooManyTries")
        : t("enrol.tooManyTriesWait", format.value.number(Math.ceil(error.seconds / 60)));
    case "Problem":
      return t("enrol.problem", String(error.status), error.code);
  }
};
