import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { readSaleFact, SALE_KIND, type SaleFact } from "../../documents/sale-fact.ts";
import type { ReceiptSource } from "../../documents/use-receipt.ts";
import type { Shop } from "../../session/shop.ts";
import { createMatcher } from "./match.ts";
import { isWithin, type Period, spanOf } from "./period.ts";
import { findOnServer, readOnServer, type ServerPage, type ServerReceipt } from "./server-receipts.ts";

/** A row of the list, wherever it came from. */
export interface ReceiptRow {
  readonly number: string;
  readonly at: number;
  readonly total: number;
  readonly currency: ServerReceipt["currency"];
  readonly goods: readonly string[];
  /** Whole, when its entry is on this device. */
  readonly fact: SaleFact | null;
}

/** What the list covers, to be said honestly. */
export type Coverage = "asking" | "hereAndServer" | "hereOnly" | "serverRefused";

export type Opened =
  | { readonly type: "none" }
  | { readonly type: "loading" }
  | { readonly type: "missing"; readonly number: string }
  | { readonly type: "receipt"; readonly source: ReceiptSource };

export interface ReceiptsModel {
  readonly query: ReadonlySignal<string>;
  readonly period: ReadonlySignal<Period>;
  /** Newest first. */
  readonly rows: ReadonlySignal<readonly ReceiptRow[]>;
  readonly coverage: ReadonlySignal<Coverage>;
  readonly loading: ReadonlySignal<boolean>;
  /** There may be more, on this device or on the server, than has been read so far. */
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly opened: ReadonlySignal<Opened>;
  readonly search: (query: string) => void;
  readonly choose: (period: Period) => void;
  readonly older: () => Promise<void>;
  /** Shows a receipt by its number, from here or from the server; `null` shows none. */
  readonly open: (number: string | null) => Promise<void>;
  readonly ready: Promise<void>;
  readonly dispose: () => void;
}

export interface ReceiptsDeps {
  readonly shop: Pick<Shop, "facts" | "api" | "countersChanged" | "now" | "view">;
  /** Runs `run` after `milliseconds`; returns how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const NO_PAGE: ServerPage = { rows: [], next: null };

/** Entries read at a time. */
const PAGE = 500;
/** A search goes on reading older entries until it has found as many. */
const ENOUGH = 50;
/** Wait for the end of a word before asking the server. */
const TYPING_MS = 300;

export const createReceiptsModel = ({ shop, after }: ReceiptsDeps): ReceiptsModel => {
  const query = signal("");
  const period = signal<Period>({ type: "any" });
  const local = signal<readonly SaleFact[]>([]);
  const oldest = signal<number | null>(Number.POSITIVE_INFINITY);
  const server = signal<ServerPage>(NO_PAGE);
  const coverage = signal<Coverage>("asking");
  const reading = signal(0);
  const opened = signal<Opened>({ type: "none" });
  const found = computed(() => {
    const matches = createMatcher(query.value);
    const span = spanOf(period.value, shop.now());
    return local.value.filter(({ sale, at }) => isWithin(at, span) && matches(sale));
  });
  const rows = computed(() => {
    const here = found.value.map(toRow);
    const span = spanOf(period.value, shop.now());
    const known = new Set(local.value.map(({ sale }) => sale.number));
    const elsewhere = server.value.rows
      .filter(({ number, at }) => !known.has(number) && isWithin(at, span))
      .map((row): ReceiptRow => ({ ...row, goods: [], fact: null }));
    return elsewhere.length === 0 ? here : [...here, ...elsewhere].sort((a, b) => b.at - a.at);
  });

  let reads: Promise<void> = Promise.resolve();
  /** One page after the other, whoever asks. */
  const readPage = (): Promise<void> => {
    reads = reads.then(readNext);
    return reads;
  };
  const readNext = async (): Promise<void> => {
    const before = oldest.peek();
    if (before === null) return;
    const facts = await shop.facts({
      kinds: [SALE_KIND],
      limit: PAGE,
      ...(Number.isFinite(before) && { before }),
    });
    batch(() => {
      local.value = joinFacts(
        local.peek(),
        facts.flatMap((fact) => readSaleFact(fact) ?? []),
      );
      oldest.value = facts.length < PAGE ? null : (facts.at(-1)?.n ?? null);
    });
  };
  const counted = async (work: () => Promise<void>): Promise<void> => {
    reading.value += 1;
    try {
      await work();
    } finally {
      reading.value -= 1;
    }
  };
  /** Reads on while a search has found little; a newer search goes on from where this one was. */
  const readEnough = (): Promise<void> =>
    counted(async () => {
      const asked = query.peek();
      const chosen = period.peek();
      const isWanted = () => query.peek() === asked && period.peek() === chosen;
      while (oldest.peek() !== null && isWanted() && found.peek().length < ENOUGH) await readPage();
    });
  /** The first page of what the server has, or the one after those already here. */
  const askServer = async (after: string | null = null): Promise<void> => {
    const asked = query.peek();
    coverage.value = "asking";
    const answer = await findOnServer(shop.api, asked.trim(), after);
    if (query.peek() !== asked) return;
    batch(() => {
      const known = after === null ? NO_PAGE : server.peek();
      const page = answer.type === "answered" ? answer.value : { rows: [], next: after };
      server.value = { rows: [...known.rows, ...page.rows], next: page.next };
      coverage.value = COVERAGE[answer.type];
    });
  };
  const readOlder = (): Promise<void> => {
    const { next } = server.peek();
    return oldest.peek() === null && next !== null ? askServer(next) : readPage();
  };
  const readNewest = async (): Promise<void> => {
    const facts = await shop.facts({ kinds: [SALE_KIND], limit: PAGE });
    local.value = joinFacts(
      local.peek(),
      facts.flatMap((fact) => readSaleFact(fact) ?? []),
    );
  };
  let callOff = (): void => {};
  const askSoon = (): void => {
    callOff();
    callOff = after(TYPING_MS, () => void askServer());
  };
  const ready = Promise.all([readEnough(), askServer()]).then(() => {});
  let isFirst = true;
  const stopFollowing = effect(() => {
    void shop.countersChanged.value;
    if (!isFirst) void untracked(readNewest);
    isFirst = false;
  });

  return {
    query,
    period,
    rows,
    coverage,
    loading: computed(() => reading.value > 0),
    hasOlder: computed(() => oldest.value !== null || server.value.next !== null),
    opened,
    search: (text) => {
      query.value = text;
      askSoon();
      void readEnough();
    },
    choose: (chosen) => {
      period.value = chosen;
      void readEnough();
    },
    older: () => counted(readOlder),
    open: async (number) => {
      if (number === null) {
        opened.value = { type: "none" };
        return;
      }
      opened.value = { type: "loading" };
      await ready;
      const source = await findReceipt(number);
      opened.value = source === null ? { type: "missing", number } : { type: "receipt", source };
    },
    ready,
    dispose: () => {
      callOff();
      stopFollowing();
    },
  };

  async function findReceipt(number: string): Promise<ReceiptSource | null> {
    const isIt = ({ sale }: SaleFact): boolean => sale.number === number;
    let here = local.peek().find(isIt);
    if (here !== undefined) return here;
    const answer = await readOnServer(shop.api, shop.view, number);
    if (answer.type === "answered" && answer.value !== null) return answer.value;
    while (here === undefined && oldest.peek() !== null) {
      await readPage();
      here = local.peek().find(isIt);
    }
    return here ?? null;
  }
};

const COVERAGE = { answered: "hereAndServer", offline: "hereOnly", refused: "serverRefused" } as const;

const toRow = (fact: SaleFact): ReceiptRow => ({
  number: fact.sale.number,
  at: fact.at,
  total: fact.sale.total,
  currency: fact.sale.currency,
  goods: fact.sale.lines.map(({ name }) => name),
  fact,
});

/** Each once, newest first: what another till sold earlier may arrive later. */
const joinFacts = (known: readonly SaleFact[], added: readonly SaleFact[]): readonly SaleFact[] => {
  const byArrival = new Map(known.map((fact) => [fact.n, fact]));
  for (const fact of added) byArrival.set(fact.n, fact);
  return [...byArrival.values()].sort((a, b) => b.at - a.at || b.n - a.n);
};
