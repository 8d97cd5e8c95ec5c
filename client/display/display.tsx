import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Money } from "../../shared/lib/money.ts";
import { isUnit, type Quantity } from "../../shared/lib/quantity.ts";
import { qrPath, qrRuns } from "../documents/qr.ts";
import { useI18n } from "../ui/i18n.ts";
import styles from "./display.module.css";
import type { DisplayLine, DisplayState } from "./display-state.ts";

/** What the customer looks at: large, calm, nothing to touch. */
export const Display = ({ state }: { readonly state: DisplayState | null }) => {
  const { t } = useI18n();
  if (state === null || state.view.type === "idle")
    return (
      <main class={styles.idle}>
        <h1>{state?.shop ?? "SaudaFlow"}</h1>
        <p>{t("paper.welcome")}</p>
        {state === null && <p class={styles.quiet}>{t("paper.waiting")}</p>}
      </main>
    );
  return state.view.type === "paid" ? <Paid state={state} /> : <Sale state={state} />;
};

const Paid = ({ state }: { readonly state: DisplayState }) => {
  const { t, formatMoney } = useI18n();
  const { view, currency, shop } = state;
  if (view.type !== "paid") return null;
  return (
    <main class={styles.idle} aria-live="polite">
      <p>{shop}</p>
      {view.change > 0 && (
        <>
          <p>{t("paper.change")}</p>
          <p class={styles.huge}>{formatMoney(view.change as Money, currency)}</p>
        </>
      )}
      <h1>{t("paper.thanks")}</h1>
    </main>
  );
};

const Sale = ({ state }: { readonly state: DisplayState }) => {
  const { t, format, formatMoney } = useI18n();
  const { view, currency, shop } = state;
  const list = useRef<HTMLOListElement>(null);
  const lines = "lines" in view ? view.lines : [];
  useEffect(() => list.current?.lastElementChild?.scrollIntoView({ block: "nearest" }), [lines]);
  if (view.type !== "sale" && view.type !== "payment") return null;
  const qr = view.type === "payment" ? view.qr : null;
  return (
    <main class={styles.sale}>
      <header class={styles.head}>
        <span>{shop}</span>
        <span>{t("paper.items", format.value.number(lines.length))}</span>
      </header>
      <div class={styles.middle}>
        <ol ref={list} class={styles.lines}>
          {lines.map((line, i) => (
            <Line key={i} line={line} />
          ))}
        </ol>
        {qr !== null && <PayCode payload={qr} />}
      </div>
      <footer class={styles.total} aria-live="polite">
        <span>{t("paper.toPay")}</span>
        <strong class={styles.huge}>{formatMoney(view.total as Money, currency)}</strong>
      </footer>
    </main>
  );
};

const Line = ({ line: { name, quantity, unit, total, off } }: { readonly line: DisplayLine }) => {
  const { format, formatQuantity } = useI18n();
  const count = formatQuantity(quantity as Quantity, isUnit(unit) ? unit : undefined);
  return (
    <li>
      <span class={styles.name}>{name}</span>
      <span class={styles.quiet}>{count}</span>
      {off > 0 && <span class={styles.off}>−{format.value.amount(off as Money)}</span>}
      <span class={styles.amount}>{format.value.amount(total as Money)}</span>
    </li>
  );
};

const PayCode = ({ payload }: { readonly payload: string }) => {
  const { t } = useI18n();
  const code = useMemo(() => qrRuns(payload), [payload]);
  const label = t("paper.scanToPay");
  return (
    <figure class={styles.code}>
      <svg
        viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
        role="img"
        aria-label={label}
        shape-rendering="crispEdges"
      >
        <title>{label}</title>
        <path d={qrPath(code)} fill="currentColor" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
};
