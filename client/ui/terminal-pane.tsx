import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Attempt } from "../../shared/domain/payment/attempt.ts";
import type { Currency } from "../../shared/lib/money.ts";
import type { Seen, TerminalDesk } from "../session/terminal-desk.ts";
import { MoneyText } from "./amounts.tsx";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import styles from "./terminal-pane.module.css";
import { reasonText } from "./terminal-reason.ts";

export interface TerminalPaneProps {
  readonly attempt: Attempt;
  readonly currency: Currency;
  readonly terminal: Pick<TerminalDesk, "asking" | "fault" | "check" | "cancel"> & {
    readonly say: (attempt: string, seen: Seen, reference: string) => Promise<void>;
  };
  /** Goes on without knowing how it ended. */
  readonly onAside: () => void;
}

/** What a terminal is doing about money it was asked for, and what a person can do: in place of the amount until it is clear. */
export const TerminalPane = (props: TerminalPaneProps) => {
  const { t } = useI18n();
  const { attempt, currency, terminal } = props;
  const { asking, fault } = terminal;
  const isAsked = asking.value.includes(attempt.id);
  const pane = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // Nothing that Enter would press while the terminal is asked: the key that asked may still be down.
    if (isAsked) pane.current?.focus();
    else pane.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [isAsked, attempt.state]);
  return (
    <section
      ref={pane}
      class={styles.pane}
      tabIndex={-1}
      aria-live="polite"
      aria-label={attempt.terminal}
      onKeyDown={(event) => {
        if (event.repeat && event.code.endsWith("Enter")) event.preventDefault();
      }}
    >
      <div class={styles.sum}>
        <span class={styles.terminal}>{attempt.terminal}</span>
        <MoneyText value={attempt.amount} currency={currency} size="huge" />
      </div>
      {fault.value !== null && <Banner tone="attention">{t("pay.notWritten")}</Banner>}
      {isAsked ? (
        <Waiting {...props} />
      ) : attempt.state === "pending" ? (
        <Manual {...props} />
      ) : attempt.state === "unknown" ? (
        <Unknown {...props} />
      ) : (
        <Reversing {...props} />
      )}
    </section>
  );
};

const Waiting = ({ terminal, attempt }: TerminalPaneProps) => {
  const { t } = useI18n();
  const isReversing = attempt.state === "reversing";
  return (
    <>
      <h2 class={styles.title}>
        <span class={styles.pulse} aria-hidden="true" />
        {isReversing ? t("pay.reversingTitle") : t("pay.waitTitle", attempt.terminal)}
      </h2>
      {!isReversing && (
        <>
          <p class={styles.text}>{t("pay.waitText")}</p>
          <div class={styles.ways}>
            <Button size="large" icon="x" onClick={() => void terminal.cancel(attempt.id)}>
              {t("pay.cancel")}
            </Button>
          </div>
        </>
      )}
    </>
  );
};

const Manual = ({ terminal, attempt }: TerminalPaneProps) => {
  const { t } = useI18n();
  const reference = useSignal("");
  const say = (seen: Seen) => void terminal.say(attempt.id, seen, reference.peek());
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        say("paid");
      }}
    >
      <h2 class={styles.title}>{t("pay.manualTitle", attempt.terminal)}</h2>
      <p class={styles.text}>{t("pay.manualText")}</p>
      <Field
        label={t("pay.reference")}
        hint={t("pay.referenceHint")}
        value={reference.value}
        autoComplete="off"
        maxLength={60}
        onInput={(text) => (reference.value = text)}
      />
      <div class={styles.ways}>
        <Button type="submit" kind="primary" size="large" icon="check" combo="Enter">
          {t("pay.saidYes")}
        </Button>
        <Button size="large" icon="x" onClick={() => say("failed")}>
          {t("pay.saidNo")}
        </Button>
        <Button size="large" kind="ghost" onClick={() => say("unknown")}>
          {t("pay.saidUnknown")}
        </Button>
      </div>
    </form>
  );
};

const Unknown = ({ terminal, attempt, onAside }: TerminalPaneProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const reason = reasonText(attempt.reason, i18n);
  return (
    <>
      <h2 class={styles.title}>
        <span class={styles.alert}>
          <Icon name="alert" size={28} />
        </span>
        {t("pay.unknownTitle")}
      </h2>
      <p class={styles.text}>
        {reason} {t("pay.unknownText", attempt.terminal)}
      </p>
      <ol class={styles.steps}>
        <li>
          <span>{t("pay.stepAsk")}</span>
          <Button kind="primary" size="large" icon="refresh" onClick={() => void terminal.check(attempt.id)}>
            {t("pay.checkAgain")}
          </Button>
        </li>
        <li>
          <span>{t("pay.stepLook")}</span>
          <span class={styles.ways}>
            <Button size="large" icon="check" onClick={() => void terminal.say(attempt.id, "paid", "")}>
              {t("pay.saidYes")}
            </Button>
            <Button size="large" icon="x" onClick={() => void terminal.say(attempt.id, "failed", "")}>
              {t("pay.saidNo")}
            </Button>
          </span>
        </li>
        <li>
          <span>{t("pay.stepAside")}</span>
          <Button size="large" onClick={onAside}>
            {t("pay.otherWay")}
          </Button>
        </li>
      </ol>
    </>
  );
};

const Reversing = ({ terminal, attempt, onAside }: TerminalPaneProps) => {
  const { t } = useI18n();
  return (
    <>
      <h2 class={styles.title}>{t("pay.reversingTitle")}</h2>
      <p class={styles.text}>{t("pay.reversingText", attempt.terminal)}</p>
      <div class={styles.ways}>
        <Button size="large" kind="primary" icon="refresh" onClick={() => void terminal.check(attempt.id)}>
          {t("pay.checkAgain")}
        </Button>
        <Button size="large" icon="check" onClick={() => void terminal.say(attempt.id, "reversed", "")}>
          {t("pay.wasReversed")}
        </Button>
        <Button size="large" icon="x" onClick={() => void terminal.say(attempt.id, "paid", "")}>
          {t("pay.wasNotReversed")}
        </Button>
        <Button size="large" kind="ghost" onClick={onAside}>
          {t("pay.otherWay")}
        </Button>
      </div>
    </>
  );
};
