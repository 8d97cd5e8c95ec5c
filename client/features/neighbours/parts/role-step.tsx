import { useLayoutEffect, useRef } from "preact/hooks";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { IconName } from "../../../ui/icon-shapes.ts";
import { Panel } from "../../../ui/panel.tsx";
import styles from "../neighbours.module.css";
import type { PairingModel, Role } from "../pairing-model.ts";

interface Choice {
  readonly role: Role;
  readonly icon: IconName;
  readonly label: LabelKey;
  readonly text: LabelKey;
}

const CHOICES: readonly Choice[] = [
  { role: "first", icon: "monitor", label: "neighbours.roleFirst", text: "neighbours.roleFirstText" },
  { role: "second", icon: "camera", label: "neighbours.roleSecond", text: "neighbours.roleSecondText" },
];

/** Which of the two this till is. */
export const RoleStep = ({ model }: { readonly model: PairingModel }) => {
  const { t } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), []);
  const move = (event: KeyboardEvent) => {
    const step = /^Arrow(Right|Down)$/.test(event.code) ? 1 : /^Arrow(Left|Up)$/.test(event.code) ? 0 : null;
    if (step === null) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[step]?.focus();
  };
  return (
    <Panel title={t("neighbours.roleTitle")} text={t("neighbours.roleText")}>
      <ul ref={list} class={styles.roles} onKeyDown={move}>
        {CHOICES.map(({ role, icon, label, text }) => (
          <li key={role}>
            <button type="button" class={styles.role} onClick={() => void model.begin(role)}>
              <Icon name={icon} size={28} />
              <b>{t(label)}</b>
              <span>{t(text)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
