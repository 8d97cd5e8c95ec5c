import { useSignal } from "@preact/signals";
import { inGroups } from "../../../../shared/sync/pairing/pairing-code.ts";
import { qrPath, qrRuns } from "../../../documents/qr.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import styles from "../neighbours.module.css";
import type { PairingModel, Role } from "../pairing-model.ts";
import { focusOnce } from "./focus-once.ts";

export interface ShowStepProps {
  readonly model: PairingModel;
  readonly role: Role;
  readonly code: string;
}

/** This till's code, as large as the screen allows, and as text for a till without a camera. */
export const ShowStep = ({ model, role, code }: ShowStepProps) => {
  const { t } = useI18n();
  const isFirst = role === "first";
  return (
    <Panel
      title={t(isFirst ? "neighbours.showToSecond" : "neighbours.showToFirst")}
      text={t(isFirst ? "neighbours.showToSecondText" : "neighbours.showToFirstText")}
    >
      <CodePicture code={code} />
      <CodeText code={code} />
      <div class={styles.foot}>
        {isFirst && (
          <Button kind="primary" size="large" buttonRef={focusOnce} onClick={model.wasRead}>
            {t("neighbours.wasRead")}
          </Button>
        )}
        <Button size="large" icon="refresh" onClick={model.back}>
          {t("neighbours.anew")}
        </Button>
      </div>
    </Panel>
  );
};

const QUIET = 4;

const CodePicture = ({ code }: Pick<ShowStepProps, "code">) => {
  const { t } = useI18n();
  const qr = qrRuns(code);
  const side = qr.size + 2 * QUIET;
  return (
    <div class={styles.picture}>
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
        role="img"
        aria-label={t("neighbours.picture")}
        shape-rendering="crispEdges"
      >
        <path d={qrPath(qr)} />
      </svg>
    </div>
  );
};

const CodeText = ({ code }: Pick<ShowStepProps, "code">) => {
  const { t } = useI18n();
  const isCopied = useSignal(false);
  const copy = async () => {
    isCopied.value = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
  };
  return (
    <details class={styles.asText}>
      <summary>{t("neighbours.asText")}</summary>
      <code class={styles.groups}>{inGroups(code)}</code>
      <Button onClick={() => void copy()}>{t("ui.copy")}</Button>
      <span role="status" class={styles.copied}>
        {isCopied.value && t("neighbours.copied")}
      </span>
    </details>
  );
};
