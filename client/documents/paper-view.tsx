import { useMemo } from "preact/hooks";
import { classes } from "../ui/classes.ts";
import { type Block, PAPER_WIDTH, type PaperWidth, QR_SIDE } from "./paper.ts";
import styles from "./paper-view.module.css";
import { qrPath, qrRuns } from "./qr.ts";

export interface PaperViewProps {
  readonly blocks: readonly Block[];
  readonly label: string;
  /** What the square code says, for those who cannot see it. */
  readonly qrLabel: string;
  /** Of the roll it is for, mm. */
  readonly width?: PaperWidth | undefined;
}

/** Receipt paper on the screen, and what the browser prints. White in the dark too, as paper is. */
export const PaperView = ({ blocks, label, qrLabel, width = PAPER_WIDTH }: PaperViewProps) => (
  <article class={classes(styles.paper, width === 58 && styles.narrow)} aria-label={label}>
    {blocks.map((block, i) => (
      <BlockView key={i} block={block} qrLabel={qrLabel} />
    ))}
  </article>
);

const BlockView = ({ block, qrLabel }: { readonly block: Block; readonly qrLabel: string }) => {
  switch (block.type) {
    case "text":
      return (
        <p
          class={classes(
            block.align === "center" && styles.center,
            block.size !== undefined && styles[block.size],
            block.bold === true && styles.bold,
          )}
        >
          {block.text}
        </p>
      );
    case "pair":
      return (
        <p
          class={classes(
            styles.pair,
            block.indent === true && styles.indent,
            block.size !== undefined && styles[block.size],
            block.bold === true && styles.bold,
          )}
        >
          <span>{block.left}</span>
          <span class={styles.right}>{block.right}</span>
        </p>
      );
    case "rule":
      return <hr class={styles.rule} />;
    case "gap":
      return <div class={styles.gap} />;
    case "qr":
      return <Qr payload={block.payload} label={qrLabel} />;
  }
};

const Qr = ({ payload, label }: { readonly payload: string; readonly label: string }) => {
  const code = useMemo(() => qrRuns(payload), [payload]);
  return (
    <svg
      class={styles.qr}
      viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
      style={{ width: `${QR_SIDE}mm` }}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <title>{label}</title>
      <path d={qrPath(code)} fill="currentColor" />
    </svg>
  );
};
