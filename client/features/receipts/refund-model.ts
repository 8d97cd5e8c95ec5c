import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ErrorOf } from "../../../shared/commands.ts";
import type { HolderId } from "../../../shared/core/ids.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { costOfPart } from "../../../shared/domain/refund/amounts.ts";
import type { LineShort } from "../../../shared/domain/refund/check.ts";
import type { Refunded } from "../../../shared/domain/refund/checked.ts";
import { REFUND_FREE } from "../../../shared/domain/refund/kinds.ts";
import { leftOf } from "../../../shared/domain/refund/left.ts";
import {
  cashIn,
  type MoneyBack,
  owedFor,
  payBack,
  type Way,
} from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import type { Back } from "../../../shared/domain/refund/refund-body.ts";
import { lineCounter } from "../../../shared/domain/refund/refund-counters.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { drawerShort } from "../../session/drawer-cash.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import { createRefundStory, type RefundStory } from "./refund-story.ts";

/** A line of the sale, what may still come back of it, and what does now; thousandths. */
export interface RefundLine {
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly price: number;
  readonly sold: number;
  readonly left: number;
  readonly taking: number;
  readonly back: Back;
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
  readonly story: RefundStory;
  readonly way: ReadonlySignal<Way>;
  /** How much more cash would go out than the drawer should hold; 0 where that is not so, or nobody can tell [REFUND-12]. */
  readonly drawerShort: ReadonlySignal<number>;
  /** The person may decide by themselves; otherwise somebody lends it. */
  readonly isOwn: ReadonlySignal<boolean>;
  readonly lending: Lending;
  readonly overrideReason: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  readonly asking: ReadonlySignal<boolean>;
  /** Somebody tried without saying why all the same. */
  readonly isOverrideReasonMissing: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<AnyError | null>;
  readonly take: (line: number, quantity: number) => void;
  readonly takeAll: () => void;
  readonly setBack: (line: number, back: Back) => void;
  readonly setWay: (way: Way) => void;
  readonly setOverrideReason: (reason: string) => void;
  readonly backToChoice: () => void;
  readonly submit: () => Promise<void>;
}

export interface RefundDeps {
  readonly shop: Pick<Shop, "run" | "view" | "askForRights" | "countersChanged" | "person" | "approvals">;
  readonly sale: SaleAsWritten;
  /** Cash the drawer should hold; `null` where nobody can tell. */
  readonly drawer: ReadonlySignal<number | null>;
}

/** How long a customer waits for other tills to answer. */
const ASK_MS = 300;

/** What is shown needs no rights, so whose they would be does not matter. */
const NOBODY = { holder: "" as HolderId };

export const createRefundModel = ({ shop, sale, drawer }: RefundDeps): RefundModel => {
  const { body } = sale;
  const taking = signal<readonly number[]>(body.lines.map(() => 0));
  const step = signal<RefundStep>({ type: "choose" });
  const story = createRefundStory();
  const backs = signal<readonly Back[]>(body.lines.map(() => "shelf"));
  const way = signal<Way>({ type: "original" });
  const overrideReason = signal("");
  const isTried = signal(false);
  const isBusy = signal(false);
  const asking = signal(false);
  const problem = signal<AnyError | null>(null);
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
      const back = backs.value[index] ?? "shelf";
      return { index, name, unit, price, sold: quantity, left: there, taking: now, back };
    }),
  );
  const money = computed((): MoneyBack => {
    const rounding = readTerms(shop.view)?.rounding;
    const now = lines.value.map((line) => line.taking);
    if (rounding === undefined || now.every((quantity) => quantity === 0)) return NOTHING;
    const gone = left.value.lines.map(({ sold, left: there }) => sold - there);
    const owed = owedFor(body, left.value, now, costOfPart(body, gone, now).due);
    return payBack(body, left.value, way.value, owed, rounding);
  });
  const isOverrideReasonMissing = computed(
    () => isTried.value && isCut(step.value) && overrideReason.value.trim() === "",
  );
  const attempt = (told: Told, approval: Approval | undefined) =>
    shop.run(
      "sale.refund",
      {
        sale: { ...sale, number: body.number },
        lines: lines
          .peek()
          .filter((line) => line.taking > 0)
          .map((line) => ({ line: line.index, quantity: line.taking, back: line.back })),
        ...{ ...told, way: way.peek() },
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
  const refund = async (told: Told, approval: Approval | undefined): Promise<void> => {
    let done = await attempt(told, approval);
    if (!done.ok && isNotCovered(done.error)) {
      await askAround(done.error.lines);
      done = await attempt(told, approval);
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
    (value: T): void => {
      field.value = value;
      problem.value = null;
    };
  return {
    ...{ sale, lines, step, story, way, isOwn, lending, overrideReason, isOverrideReasonMissing },
    ...{ problem, asking },
    total: computed(() => money.value.total),
    drawerShort: computed(() => drawerShort(cashIn(money.value.tenders), drawer.value)),
    busy: computed(() => isBusy.value || lending.busy.value),
    take: (line, quantity) => {
      const most = lines.peek()[line]?.left ?? 0;
      const now = Math.max(0, Math.min(most, quantity));
      edit(taking)(taking.peek().map((old, i) => (i === line ? now : old)));
    },
    takeAll: () => edit(taking)(lines.peek().map((line) => line.left)),
    setBack: (line, back) => edit(backs)(backs.peek().with(line, back)),
    setWay: edit(way),
    setOverrideReason: edit(overrideReason),
    backToChoice: () => {
      step.value = { type: "choose" };
      problem.value = null;
    },
    submit: async () => {
      if (isBusy.peek() || lending.busy.peek() || step.peek().type === "done") return;
      isTried.value = true;
      const told = story.tell();
      if (told === null || isOverrideReasonMissing.peek() || countOf(lines.peek()) === 0) return;
      isBusy.value = true;
      try {
        const approval = needsLending() ? await lending.lend() : undefined;
        if (approval !== null) await refund(told, approval);
      } finally {
        isBusy.value = false;
      }
    },
  };
};

type Told = NonNullable<ReturnType<RefundStory["tell"]>>;

const NOTHING: MoneyBack = { total: 0, tenders: [], byTender: [] };

/** Whether somebody stands for what the till that sold could not be asked about. */
const isCut = (step: RefundStep): boolean => step.type === "override" && step.why === "RefundNotCovered";

const countOf = (lines: readonly RefundLine[]): number => lines.reduce((sum, { taking }) => sum + taking, 0);

type NotCovered = Extract<ErrorOf<"sale.refund">, { readonly type: "RefundNotCovered" }>;

const isNotCovered = (error: { readonly type: string }): error is NotCovered =>
  error.type === "RefundNotCovered";
