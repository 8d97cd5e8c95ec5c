import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ErrorOf } from "../../../shared/commands.ts";
import type { HolderId } from "../../../shared/core/ids.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { readScan, readScanSettings } from "../../../shared/domain/catalog/scan.ts";
import { costOfPart } from "../../../shared/domain/refund/amounts.ts";
import type { LineShort } from "../../../shared/domain/refund/check.ts";
import type { Refunded } from "../../../shared/domain/refund/checked.ts";
import { REFUND_FREE } from "../../../shared/domain/refund/kinds.ts";
import { leftOf } from "../../../shared/domain/refund/left.ts";
import { owedFor, payBack, type Way } from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import type { Back, RefundReason } from "../../../shared/domain/refund/refund-body.ts";
import { lineCounter } from "../../../shared/domain/refund/refund-counters.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";

/** A line of the sale, what may still come back of it, and what does now; thousandths. */
export interface RefundLine {
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly price: number;
  readonly sold: number;
  readonly left: number;
  readonly taking: number;
}

export type RefundStep =
  | { readonly type: "choose" }
  /** The till that has the right did not answer, or the way takes a manager: somebody who may decides. */
  | { readonly type: "override"; readonly why: "RefundNotCovered" | "WayNotAllowed" }
  | { readonly type: "done"; readonly refunded: Refunded };

export interface RefundModel {
  readonly sale: SaleAsWritten;
  readonly lines: ReadonlySignal<readonly RefundLine[]>;
  /** What goes back, cash rounded; minor units. */
  readonly total: ReadonlySignal<number>;
  readonly step: ReadonlySignal<RefundStep>;
  readonly reason: ReadonlySignal<RefundReason | "">;
  readonly note: ReadonlySignal<string>;
  readonly back: ReadonlySignal<Back>;
  readonly way: ReadonlySignal<Way>;
  /** The person may decide by themselves; otherwise somebody lends it. */
  readonly isOwn: ReadonlySignal<boolean>;
  readonly lending: Lending;
  readonly overrideReason: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  readonly asking: ReadonlySignal<boolean>;
  /** Which fields were left out, once somebody tried. */
  readonly missing: ReadonlySignal<readonly ("reason" | "note" | "overrideReason")[]>;
  readonly problem: ReadonlySignal<AnyError | null>;
  readonly take: (line: number, quantity: number) => void;
  readonly takeAll: () => void;
  /** Takes what was scanned, a whole pack for a pack's code, of the first line that has any of it left. */
  readonly takeScanned: (code: string) => void;
  /** The scanned code of which nothing can come back; `null` once something else was done. */
  readonly strange: ReadonlySignal<string | null>;
  readonly setReason: (reason: RefundReason) => void;
  readonly setNote: (note: string) => void;
  readonly setBack: (back: Back) => void;
  readonly setWay: (way: Way) => void;
  readonly setOverrideReason: (reason: string) => void;
  readonly backToChoice: () => void;
  readonly submit: () => Promise<void>;
}

export interface RefundDeps {
  readonly shop: Pick<Shop, "run" | "view" | "askForRights" | "countersChanged" | "person" | "approvals">;
  readonly sale: SaleAsWritten;
}

/** How long a customer waits for other tills to answer. */
const ASK_MS = 300;

/** What is shown needs no rights, so whose they would be does not matter. */
const NOBODY = { holder: "" as HolderId };

export const createRefundModel = ({ shop, sale }: RefundDeps): RefundModel => {
  const { body } = sale;
  const taking = signal<readonly number[]>(body.lines.map(() => 0));
  const step = signal<RefundStep>({ type: "choose" });
  const reason = signal<RefundReason | "">("");
  const note = signal("");
  const back = signal<Back>("shelf");
  const way = signal<Way>({ type: "original" });
  const overrideReason = signal("");
  const isTried = signal(false);
  const isBusy = signal(false);
  const asking = signal(false);
  const problem = signal<AnyError | null>(null);
  const strange = signal<string | null>(null);
  const lending = createLending(shop, REFUND_FREE);
  const isOwn = computed(() => mayRole(shop.person.value?.role ?? "", REFUND_FREE));
  const left = computed(() => {
    void shop.countersChanged.value;
    return leftOf(shop.view, NOBODY, sale);
  });
  const lines = computed(() =>
    body.lines.map(({ name, unit, price, quantity }, index): RefundLine => {
      const there = left.value.lines[index]?.left ?? 0;
      const now = Math.min(there, taking.value[index] ?? 0);
      return { index, name, unit, price, sold: quantity, left: there, taking: now };
    }),
  );
  const total = computed(() => {
    const rounding = readTerms(shop.view)?.rounding;
    const now = lines.value.map((line) => line.taking);
    if (rounding === undefined || now.every((quantity) => quantity === 0)) return 0;
    const gone = left.value.lines.map(({ sold, left: there }) => sold - there);
    const owed = owedFor(body, left.value, now, costOfPart(body, gone, now).due);
    return payBack(body, left.value, way.value, owed, rounding).total;
  });
  const missing = computed(() => {
    if (!isTried.value) return [];
    const isShort = (text: string) => text.trim() === "";
    return [
      ...(reason.value === "" ? (["reason"] as const) : []),
      ...(reason.value === "other" && isShort(note.value) ? (["note"] as const) : []),
      ...(isCut(step.value) && isShort(overrideReason.value) ? (["overrideReason"] as const) : []),
    ];
  });
  const attempt = (why: RefundReason, approval: Approval | undefined) =>
    shop.run(
      "sale.refund",
      {
        sale: { ...sale, number: body.number },
        lines: lines
          .peek()
          .filter((line) => line.taking > 0)
          .map((line) => ({ line: line.index, quantity: line.taking, back: back.peek() })),
        ...{ way: way.peek(), reason: why, note: note.peek() },
        ...(isCut(step.peek()) && { override: { reason: overrideReason.peek().trim() } }),
      },
      approval,
    );
  /** What this till has no right to is asked of all in touch, for a moment [REFUND-2]. */
  const askAround = async (short: readonly LineShort[]): Promise<void> => {
    asking.value = true;
    const wants = short.map(({ line, wanted, left: own }) => ({
      counter: lineCounter(body, line - 1),
      amount: wanted - own,
    }));
    await shop.askForRights(wants, ASK_MS);
    asking.value = false;
  };
  const refund = async (why: RefundReason, approval: Approval | undefined): Promise<void> => {
    let done = await attempt(why, approval);
    if (!done.ok && isNotCovered(done.error)) {
      await askAround(done.error.lines);
      done = await attempt(why, approval);
    }
    const { value, error } = done.ok
      ? { value: done.value, error: null }
      : { value: null, error: done.error };
    batch(() => {
      problem.value = error;
      if (value !== null) step.value = { type: "done", refunded: value };
      else if (error?.type === "RefundNotCovered" || error?.type === "WayNotAllowed") {
        step.value = { type: "override", why: error.type };
        isTried.value = false;
      }
    });
  };
  const needsLending = (): boolean => step.peek().type === "override" && !isOwn.peek();
  const edit =
    <T>(field: { value: T }) =>
    (value: T): void =>
      batch(() => {
        field.value = value;
        problem.value = null;
        strange.value = null;
      });
  const take = (line: number, quantity: number): void => {
    const most = lines.peek()[line]?.left ?? 0;
    const now = Math.max(0, Math.min(most, quantity));
    edit(taking)(taking.peek().map((old, i) => (i === line ? now : old)));
  };
  return {
    ...{
      sale,
      lines,
      total,
      step,
      reason,
      note,
      back,
      way,
      isOwn,
      lending,
      overrideReason,
      missing,
      problem,
    },
    asking,
    busy: computed(() => isBusy.value || lending.busy.value),
    strange,
    take,
    takeScanned: (code) => {
      if (step.peek().type !== "choose") return;
      const { products, quantity } = readGoods(shop, code);
      const isIt = ({ index, left, taking: now }: RefundLine): boolean => {
        const sold = body.lines[index];
        return left > now && (sold?.barcode === code || products.includes(sold?.product ?? ""));
      };
      const found = lines.peek().find(isIt);
      if (found === undefined) strange.value = code;
      else take(found.index, found.taking + quantity);
    },
    takeAll: () => edit(taking)(lines.peek().map((line) => line.left)),
    setReason: edit<RefundReason | "">(reason),
    setNote: edit(note),
    setBack: edit(back),
    setWay: edit(way),
    setOverrideReason: edit(overrideReason),
    backToChoice: () => {
      step.value = { type: "choose" };
      problem.value = null;
    },
    submit: async () => {
      if (isBusy.peek() || lending.busy.peek() || step.peek().type === "done") return;
      isTried.value = true;
      const why = reason.peek();
      if (why === "" || missing.peek().length > 0 || total.peek() + countOf(lines.peek()) === 0) return;
      isBusy.value = true;
      try {
        const approval = needsLending() ? await lending.lend() : undefined;
        if (approval !== null) await refund(why, approval);
      } finally {
        isBusy.value = false;
      }
    },
  };
};

/** One of a unit, in thousandths. */
const ONE = 1_000;

/** What a code stands for: products, and how much of them. */
const readGoods = (
  { view }: Pick<Shop, "view">,
  code: string,
): { readonly products: readonly string[]; readonly quantity: number } => {
  const read = readScan(view, code, readScanSettings(view));
  if (read.type === "unknown") return { products: [], quantity: ONE };
  return { products: read.products.map(({ id }) => id), quantity: read.quantity ?? ONE };
};

/** Whether somebody stands for what the till that sold could not be asked about. */
const isCut = (step: RefundStep): boolean => step.type === "override" && step.why === "RefundNotCovered";

const countOf = (lines: readonly RefundLine[]): number => lines.reduce((sum, { taking }) => sum + taking, 0);

type NotCovered = Extract<ErrorOf<"sale.refund">, { readonly type: "RefundNotCovered" }>;

const isNotCovered = (error: { readonly type: string }): error is NotCovered =>
  error.type === "RefundNotCovered";
