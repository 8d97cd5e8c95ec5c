import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ImportError } from "../../../shared/domain/catalog/commands/import.ts";
import type { ImportChoice } from "../../../shared/domain/catalog/import-plan.ts";
import { type ImportRowError, importRow } from "../../../shared/domain/catalog/import-rows.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { RunError } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import type { CsvReader, PlannedRow } from "../../workers/csv.ts";

/** What is to be written, and how. */
export interface WritingOrder {
  readonly total: number;
  readonly choice: ImportChoice;
  readonly file: string;
  /** For new products whose row names none. */
  readonly tax: TaxRate;
  readonly branch?: string;
}

export interface Refused {
  readonly line: number;
  readonly error: ImportRowError;
}

/** The writing of a plan, chunk by chunk. Each chunk is durable or was never written; what is written stays. */
export interface WritingModel {
  readonly state: ReadonlySignal<"idle" | "writing" | "stopped" | "done">;
  /** Rows dealt with, of all. */
  readonly done: ReadonlySignal<number>;
  readonly total: ReadonlySignal<number>;
  readonly created: ReadonlySignal<number>;
  readonly changed: ReadonlySignal<number>;
  /** Rows that the catalog no longer took when their turn came. */
  readonly refused: ReadonlySignal<readonly Refused[]>;
  /** Why it stopped; `null` when a person stopped it. */
  readonly error: ReadonlySignal<AnyError | null>;
  readonly start: (order: WritingOrder) => Promise<void>;
  /** Stops after the chunk under way. */
  readonly cancel: () => void;
  /** Goes on with the first chunk that is not written. */
  readonly goOn: () => Promise<void>;
  readonly reset: () => void;
}

/** Rows in one write: few enough that the screen stays quick. */
export const CHUNK = 250;

export interface WritingDeps {
  readonly shop: Pick<Shop, "run">;
  readonly reader: Pick<CsvReader, "rows">;
  readonly breathe: () => Promise<void>;
}

export const createWriting = ({ shop, reader, breathe }: WritingDeps): WritingModel => {
  const state = signal<"idle" | "writing" | "stopped" | "done">("idle");
  const done = signal(0);
  const total = signal(0);
  const created = signal(0);
  const changed = signal(0);
  const refused = signal<readonly Refused[]>([]);
  const error = signal<AnyError | null>(null);
  let order: WritingOrder | null = null;
  let cancelled = false;

  const count = (written: Written): void => {
    created.value += written.created;
    changed.value += written.changed;
    refused.value = [...refused.peek(), ...written.refused];
  };
  const writeAll = async (wanted: WritingOrder): Promise<void> => {
    while (done.peek() < wanted.total) {
      if (cancelled) {
        state.value = "stopped";
        return;
      }
      const rows = await reader.rows(done.peek(), CHUNK);
      if (rows.length === 0) break;
      const written = await writeChunk(shop, wanted, rows);
      if (!written.ok) {
        batch(() => {
          error.value = written.error;
          state.value = "stopped";
        });
        return;
      }
      batch(() => {
        count(written.value);
        done.value += rows.length;
      });
      await breathe();
    }
    state.value = "done";
  };
  const goOn = async (): Promise<void> => {
    if (order === null || state.peek() === "writing") return;
    cancelled = false;
    batch(() => {
      error.value = null;
      state.value = "writing";
    });
    await writeAll(order);
  };
  const reset = (): void =>
    batch(() => {
      cancelled = true;
      state.value = "idle";
      done.value = 0;
      created.value = 0;
      changed.value = 0;
      refused.value = [];
      error.value = null;
    });
  return {
    state,
    done,
    total,
    created,
    changed,
    refused,
    error,
    start: async (wanted) => {
      if (state.peek() === "writing") return;
      reset();
      order = wanted;
      total.value = wanted.total;
      await goOn();
    },
    cancel: () => {
      cancelled = true;
    },
    goOn,
    reset,
  };
};

interface Written {
  readonly created: number;
  readonly changed: number;
  readonly refused: readonly Refused[];
}

/**
 * Writes a chunk. Rows the catalog no longer takes (someone else used a code meanwhile) are left out and told, where
 * the person chose all good rows; where they chose all or nothing, the writing stops.
 */
const writeChunk = async (
  { run }: Pick<Shop, "run">,
  { choice, file, tax, branch }: WritingOrder,
  rows: readonly PlannedRow[],
): Promise<Result<Written, ImportError | RunError>> => {
  const refused: Refused[] = [];
  let left = rows.map(({ product, row }) => {
    const made = importRow(row, product);
    return product === null ? { ...made, taxRate: row.taxRate ?? tax } : made;
  });
  while (left.length > 0) {
    const written = await run("catalog.import", {
      rows: left,
      file,
      ...(branch !== undefined && { branch }),
    });
    if (written.ok) return { ok: true, value: { ...written.value, refused } };
    if (written.error.type !== "ImportRefused" || choice === "all-or-none") return written;
    const bad = new Set(written.error.rows.map(({ line }) => line));
    refused.push(...written.error.rows);
    const kept = left.filter(({ line }) => !bad.has(line));
    if (kept.length === left.length) return written;
    left = kept;
  }
  return { ok: true, value: { created: 0, changed: 0, refused } };
};
