import { useLayoutEffect, useRef } from "preact/hooks";
import { roleName } from "../../../session/role-name.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { SignInModel } from "../model.ts";
import styles from "../screen.module.css";

/** Those who have signed in here before; digits choose by place in the list. */
export const PeopleStep = ({ model }: { readonly model: SignInModel }) => {
  const i18n = useI18n();
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <>
      <ul ref={list} class={styles.people} onKeyDown={moveByArrows}>
        {model.known.value.map((person) => (
          <li key={person.staff}>
            <button type="button" class={styles.person} onClick={() => model.choose(person)}>
              <span class={styles.face} aria-hidden="true">
                {initials(person.name)}
              </span>
              <span class={styles.words}>
                <span class={styles.name}>{person.name}</span>
                <span class={styles.role}>
                  {roleName(i18n, person.role)}
                  {person.isLocked && ` · ${i18n.t("signin.locked")}`}
                </span>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
      <Button icon="user" full={true} onClick={model.usePassword}>
        {i18n.t("signin.someoneElse")}
      </Button>
    </>
  );
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toLocaleUpperCase())
    .join("");

const moveByArrows = (event: KeyboardEvent): void => {
  const step = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
  const target = event.currentTarget;
  if (step === 0 || !(target instanceof HTMLElement)) return;
  event.preventDefault();
  const buttons = [...target.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
};
