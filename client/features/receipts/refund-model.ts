import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Refunded } from "../../../shared/domain/refund/checked.ts";
import { cashIn, type MoneyBack, payBack, type Way } from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { drawerShort } from "../../session/drawer-cash.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import { payoutTerminals, type TillDesk } from "../../session/till-desk.ts";
import { createAskAround } from "./ask-around.ts";
import { createRefundOverride, type RefundOverride } from "./refund-override.ts";
import { createRefundStory, type RefundStory } from "./refund-story.ts";
import { createTakenBack, type TakenBack } from "./taken-back.ts";

/** Goods of one sale come back, and money goes out for them. */
export interface RefundModel {
  readonly sale: SaleAsWritten;
  readonly goods: TakenBack;
  /** What goes back, cash rounded; minor units. */
  readonly total: ReadonlySignal<number>;
  /** How much more cash would go out than the drawer should hold; 0 where that is not so, or nobody can tell [REFUND-12]. */
  readonly drawerShort: ReadonlySignal<number>;
  readonly story: RefundStory;
  readonly way: ReadonlySignal<Way>;
  readonly setWay: (way: Way) => void;
  readonly override: RefundOverride;
  readonly busy: ReadonlySignal<boolean>;
  readonly asking: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<AnyError | null>;
  readonly done: ReadonlySignal<Refunded | null>;
  /** Takes back what was scanned. */
  readonly scan: (code: string) => void;
  /** The code that was scanned last, where nothing of it can come back. */
  readonly strange: ReadonlySignal<string | null>;
  readonly backToChoice: () => void;
  readonly submit: () => Promise<void>;
}

export interface RefundDeps {
  readonly shop: Pick<
    Shop,
    "run" | "view" | "askForRights" | "countersChanged" | "person" | "approvals" | "now"
  >;
  readonly sale: SaleAsWritten;
  /** Cash the drawer should hold; `null` where nobody can tell. */
  readonly drawer: ReadonlySignal<number | null>;
  readonly till: Pick<TillDesk, "terminals">;
}

export const createRefundModel = ({ shop, sale, drawer, till }: RefundDeps): RefundModel => {
  const { body } = sale;
  const way = signal<Way>({ type: "original" });
  const isBusy = signal(false);
  const problem = signal<AnyError | null>(null);
  const done = signal<Refunded | null>(null);
  const strange = signal<string | null>(null);
  const goods = createTakenBack(shop, sale);
  const story = createRefundStory();
  const override = createRefundOverride(shop);
  const around = createAskAround(shop, body);
  const money = computed((): MoneyBack => {
    const rounding = readTerms(shop.view)?.rounding;
    if (rounding === undefined || goods.isEmpty.value) return NOTHING;
    return payBack(body, goods.left.value, way.value, goods.owed.value, rounding);
  });
  const refund = async (told: Told, approval: Approval | undefined): Promise<void> => {
    const ended = await around.run(() =>
      shop.run(
        "sale.refund",
        {
          sale: { ...sale, number: body.number },
          lines: goods.asked(),
          ...{ ...told, ...override.told(), way: way.peek(), terminals: payoutTerminals(till) },
        },
        approval,
      ),
    );
    batch(() => {
      problem.value = ended.ok || override.ask(ended.error) ? null : ended.error;
      if (ended.ok) done.value = ended.value;
    });
  };
  return {
    ...{ sale, goods, story, way, override, problem, done, strange, asking: around.isAsking },
    total: computed(() => money.value.total),
    drawerShort: computed(() => drawerShort(cashIn(money.value.tenders), drawer.value)),
    busy: computed(() => isBusy.value || override.lending.busy.value),
    setWay: (next) => {
      way.value = next;
      problem.value = null;
    },
    scan: (code) => {
      if (done.peek() !== null || override.cause.peek() !== null || isBusy.peek()) return;
      strange.value = goods.takeScanned(code) ? null : code.trim();
    },
    backToChoice: () => {
      override.dismiss();
      problem.value = null;
    },
    submit: async () => {
      if (isBusy.peek() || done.peek() !== null) return;
      const told = story.tell();
      if (told === null || goods.isEmpty.peek()) return;
      isBusy.value = true;
      try {
        const approval = await override.lend();
        if (approval !== null) await refund(told, approval);
      } finally {
        isBusy.value = false;
      }
    },
  };
};

type Told = NonNullable<ReturnType<RefundStory["tell"]>>;

const NOTHING: MoneyBack = { total: 0, tenders: [], byTender: [] };
