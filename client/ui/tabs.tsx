import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import styles from "./tabs.module.css";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: string | undefined;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** The panel of the chosen tab. */
  readonly children?: ComponentChildren;
}

/** Views of the same thing. ← → Home End move; the panel follows at once. */
export const Tabs = <Id extends string>({ label, tabs, value, onChange, children }: TabsProps<Id>) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      tabs[
        tabAfterKey(
          event.code,
          tabs.findIndex((tab) => tab.id === value),
          tabs.length,
        ) ?? -1
      ];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  };
  return (
    <div class={styles.tabs}>
      <div ref={list} class={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            class={styles.tab}
            aria-selected={tab.id === value}
            aria-controls={children == null ? undefined : `${id}-panel`}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span class={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      {children != null && (
        <div id={`${id}-panel`} class={styles.panel} role="tabpanel" aria-labelledby={`${id}-${value}`}>
          {children}
        </div>
      )}
    </div>
  );
};

const tabAfterKey = (code: string, at: number, count: number): number | undefined => {
  if (code === "ArrowRight") return (at + 1) % count;
  if (code === "ArrowLeft") return (at - 1 + count) % count;
  if (code === "Home") return 0;
  return code === "End" ? count - 1 : undefined;
};
