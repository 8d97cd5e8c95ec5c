import type { ComponentChildren } from "preact";
import { classes } from "../../../ui/classes.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { IconName } from "../../../ui/icon-shapes.ts";
import styles from "../settings.module.css";

export interface ListRowProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string | undefined;
  /** No longer in use: drawn fainter. */
  readonly isOff?: boolean | undefined;
  readonly onOpen?: (() => void) | undefined;
  /** Badges. */
  readonly children?: ComponentChildren;
}

/** One thing in a list of a few, to be opened. */
export const ListRow = ({ icon, title, text, isOff = false, onOpen, children }: ListRowProps) => {
  const content = (
    <>
      <span class={styles.sign}>
        <Icon name={icon} />
      </span>
      <span class={styles.words}>
        <b>{title}</b>
        {text !== undefined && text !== "" && <span>{text}</span>}
      </span>
      <span class={styles.badges}>{children}</span>
      {onOpen === undefined ? <span /> : <Icon name="chevron-right" size={18} />}
    </>
  );
  const className = classes(styles.row, isOff && styles.off);
  return (
    <li>
      {onOpen === undefined ? (
        <div class={className}>{content}</div>
      ) : (
        <button type="button" class={className} onClick={onOpen}>
          {content}
        </button>
      )}
    </li>
  );
};
