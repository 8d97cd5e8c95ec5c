import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { RECEIPT_KINDS } from "../../../shared/domain/sale/receipt-number.ts";
import type { Shop } from "../../session/shop.ts";
import { createMatcher } from "./match.ts";
import { bodyOf, isRefundSource, type PaperFact, type PaperSource, readPaper } from "./papers.ts";
import { isWithin, type Period, spanOf } from "./period.ts";
import { findOnServer, readOnServer, type ServerPage, type ServerReceipt } from "./server-receipts.ts";

/** A row of the list, wherever it came from. */
export interface ReceiptRow {
  readonly number: string;
  readonly at: number;
  /** Minor units; below zero for a refund. */
  readonly total: number;
  readonly isRefund: boolean;
  readonly currency: ServerReceipt["currency"];
  readonly goods: readonly string[];
  /** Whether its entry is on this device, so that all of it is known. */
  readonly isHere: boolean;
}

/** What the list covers, to be said honestly. */
export type Coverage = "asking" | "hereAndServer" | "hereOnly" | "serverRefused";

export type Opened =
  | { readonly type: "none" }
  | { readonly type: "loading" }
  | { readonly type: "missing"; readonly number: string }
  | { readonly type: "receipt"; readonly source: PaperSource };

export interface ReceiptsModel {
  readonly query: ReadonlySignal<string>;
  readonly period: ReadonlySignal<Period>;
  /** Codes of the tills there are receipts of, and the one chosen; empty: all. */
  readonly tills: ReadonlySignal<readonly string[]>;
  readonly till: ReadonlySignal<string>;
  /** Newest first. */
  readonly rows: ReadonlySignal<readonly ReceiptRow[]>;
  readonly coverage: ReadonlySignal<Coverage>;
  readonly loading: ReadonlySignal<boolean>;
  /** There may be more, on this device or on the server, than has been read so far. */
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly opened: ReadonlySignal<Opened>;
  readonly search: (query: string) => void;
  readonly choose: (period: Period) => void;
  readonly chooseTill: (till: string) => void;
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
  const till = signal("");
  const local = signal<readonly PaperFact[]>([]);
  const oldest = signal<number | null>(Number.POSITIVE_INFINITY);
  const server = signal<ServerPage>(NO_PAGE);
  const coverage = signal<Coverage>("asking");
  const reading = signal(0);
  const opened = signal<Opened>({ type: "none" });
  const isOfTill = (number: string): boolean => till.value === "" || tillOf(number) === till.value;
  const found = computed(() => {
    const matches = createMatcher(query.value);
    const span = spanOf(period.value, shop.now());
    return local.value.filter((fact) => {
      const body = bodyOf(fact);
      return isWithin(fact.at, span) && isOfTill(body.number) && matches(body);
    });
  });
  const rows = computed(() => {
    const here = found.value.map(toRow);
    const span = spanOf(period.value, shop.now());
    const known = new Set(local.value.map((fact) => bodyOf(fact).number));
    const elsewhere = server.value.rows
      .filter(({ number, at }) => !known.has(number) && isWithin(at, span) && isOfTill(number))
      .map((row): ReceiptRow => ({ ...row, isRefund: false, goods: [], isHere: false }));
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
      kinds: RECEIPT_KINDS,
      limit: PAGE,
      ...(Number.isFinite(before) && { before }),
    });
    batch(() => {
      local.value = joinFacts(
        local.peek(),
        facts.flatMap((fact) => readPaper(fact) ?? []),
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
      const [chosen, at] = [period.peek(), till.peek()];
      const isWanted = () => query.peek() === asked && period.peek() === chosen && till.peek() === at;
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
    const facts = await shop.facts({ kinds: RECEIPT_KINDS, limit: PAGE });
    local.value = joinFacts(
      local.peek(),
      facts.flatMap((fact) => readPaper(fact) ?? []),
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
    till,
    tills: computed(() => [...new Set(local.value.map((fact) => bodyOf(fact).till))].sort()),
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
    chooseTill: (chosen) => {
      till.value = chosen;
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

  async function findReceipt(number: string): Promise<PaperSource | null> {
    const isIt = (fact: PaperFact): boolean => bodyOf(fact).number === number;
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

const toRow = (fact: PaperFact): ReceiptRow => {
  const { number, total, currency, lines } = bodyOf(fact);
  const isRefund = isRefundSource(fact);
  const goods = lines.map(({ name }) => name);
  return { number, at: fact.at, total: isRefund ? -total : total, isRefund, currency, goods, isHere: true };
};

/** A receipt's number begins with its till's code. */
const tillOf = (number: string): string => number.split("-")[0] ?? "";

/** Each once, newest first: what another till sold earlier may arrive later. */
const joinFacts = (known: readonly PaperFact[], added: readonly PaperFact[]): readonly PaperFact[] => {
  const byArrival = new Map(known.map((fact) => [fact.n, fact]));
  for (const fact of added) byArrival.set(fact.n, fact);
  return [...byArrival.values()].sort((a, b) => b.at - a.at || b.n - a.n);
};
