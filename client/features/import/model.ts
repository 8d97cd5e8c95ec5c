import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BranchId } from "../../../shared/core/ids.ts";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import type { CsvShape } from "../../../shared/domain/catalog/csv.ts";
import type { Column } from "../../../shared/domain/catalog/csv-columns.ts";
import type { Encoding } from "../../../shared/domain/catalog/csv-decode.ts";
import type { Separator } from "../../../shared/domain/catalog/csv-records.ts";
import type { ImportChoice } from "../../../shared/domain/catalog/import-plan.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import type { Unit } from "../../../shared/lib/quantity.ts";
import { knownBranches } from "../../session/branches.ts";
import { existingProducts } from "../../session/product-records.ts";
import type { Shop } from "../../session/shop.ts";
import { taxRatesOf } from "../../session/tax-rates.ts";
import type { CsvReader, PlanSummary } from "../../workers/csv.ts";
import { movePlace } from "./places.ts";
import { createWriting, type WritingModel } from "./writing.ts";

/** Where an import stands. */
export type Step = "choose" | "reading" | "preview" | "writing" | "done";

export interface OpenFile {
  readonly name: string;
  readonly encoding: Encoding;
  /** Pasted text has no encoding to choose. */
  readonly pasted: boolean;
  readonly shape: CsvShape;
}

/** A list of products on its way into the catalog: file → preview → written in chunks. */
export interface ImportModel {
  readonly step: ReadonlySignal<Step>;
  readonly file: ReadonlySignal<OpenFile | null>;
  readonly error: ReadonlySignal<AnyError | null>;
  /** 0 … 1 while reading and comparing. */
  readonly progress: ReadonlySignal<number>;
  /** `null` while it is being worked out. */
  readonly plan: ReadonlySignal<PlanSummary | null>;
  readonly choice: ReadonlySignal<ImportChoice>;
  readonly choose: (choice: ImportChoice) => void;
  readonly taxRates: readonly TaxRate[];
  readonly tax: ReadonlySignal<TaxRate>;
  readonly chooseTax: (rate: TaxRate) => void;
  readonly unit: ReadonlySignal<Unit>;
  readonly chooseUnit: (unit: Unit) => Promise<void>;
  readonly branches: ReadonlySignal<ReturnType<typeof knownBranches>>;
  readonly branch: ReadonlySignal<BranchId | null>;
  readonly chooseBranch: (branch: BranchId) => void;
  readonly open: (source: Blob | string, name: string) => Promise<void>;
  readonly changeEncoding: (encoding: Encoding) => Promise<void>;
  readonly reshape: (separator: Separator, header: boolean) => Promise<void>;
  /** What the column at this place means; `null` leaves it out. */
  readonly changePlace: (place: number, column: Column | null) => Promise<void>;
  readonly callOff: () => Promise<void>;
  readonly mayStart: ReadonlySignal<boolean>;
  readonly start: () => Promise<void>;
  readonly writing: WritingModel;
  /** Back to choosing a file. */
  readonly reset: () => void;
}

export interface ImportDeps {
  readonly shop: Shop;
  readonly reader: CsvReader;
  /** Lets the screen draw and hear before the next piece of work. */
  readonly breathe: () => Promise<void>;
}

/** Products handed to the worker at a time, so that copying them never holds a frame for long. */
const KNOWN_AT_ONCE = 5_000;

export const createImportModel = ({ shop, reader, breathe }: ImportDeps): ImportModel => {
  const rates = taxRatesOf(readOrganisation(shop.view)?.currency ?? "KZT");
  const step = signal<Step>("choose");
  const file = signal<OpenFile | null>(null);
  const error = signal<AnyError | null>(null);
  const progress = signal(0);
  const plan = signal<PlanSummary | null>(null);
  const choice = signal<ImportChoice>("valid-rows");
  const tax = signal<TaxRate>(rates[0] ?? "exempt");
  const unit = signal<Unit>("pcs");
  const wantedBranch = signal<BranchId | null>(shop.certificate.branch);
  const branches = computed(() => {
    void shop.changed("branch").value;
    return knownBranches(shop);
  });
  const branch = computed(() => wantedBranch.value ?? branches.value[0]?.id ?? null);
  const writing = createWriting({ shop, reader, breathe });
  let source: Blob | string = "";
  let turn = 0;

  const fail = (failure: AnyError): void =>
    batch(() => {
      error.value = failure;
      step.value = file.peek() === null ? "choose" : "preview";
    });
  /** Tells the worker the whole catalog as it is now, then lets it plan. */
  const work = async (): Promise<void> => {
    const now = file.peek();
    if (now === null) return;
    const mine = ++turn;
    batch(() => {
      plan.value = null;
      progress.value = 0;
      error.value = null;
    });
    let anew = true;
    for (const part of existingProducts(shop, KNOWN_AT_ONCE)) {
      await reader.know(part, anew);
      anew = false;
      await breathe();
      if (mine !== turn) return;
    }
    const made = await reader.plan(now.shape, unit.peek(), (done, of) => {
      if (mine === turn) progress.value = of === 0 ? 1 : done / of;
    });
    if (mine === turn && made !== null) plan.value = made;
  };
  const read = async (name: string, encoding: Encoding | null): Promise<void> => {
    const mine = ++turn;
    batch(() => {
      error.value = null;
      step.value = "reading";
    });
    const opened = await reader.open(source, encoding);
    if (mine !== turn) return;
    if (!opened.ok) return fail(opened.error.type === "Empty" ? { type: "EmptyFile" } : opened.error);
    batch(() => {
      file.value = { name, pasted: typeof source === "string", ...opened.value };
      step.value = "preview";
    });
    await work();
  };
  const changeShape = async (shape: CsvShape): Promise<void> => {
    const now = file.peek();
    if (now === null) return;
    file.value = { ...now, shape };
    await work();
  };

  return {
    step: computed(() => {
      if (writing.state.value === "idle") return step.value;
      return writing.state.value === "writing" ? "writing" : "done";
    }),
    file,
    error,
    progress,
    plan,
    choice,
    choose: (next) => {
      choice.value = next;
    },
    taxRates: rates,
    tax,
    chooseTax: (rate) => {
      tax.value = rate;
    },
    unit,
    chooseUnit: async (next) => {
      unit.value = next;
      await work();
    },
    branches,
    branch,
    chooseBranch: (next) => {
      wantedBranch.value = next;
    },
    open: async (given, name) => {
      source = given;
      file.value = null;
      await read(name, null);
    },
    changeEncoding: async (encoding) => {
      const now = file.peek();
      if (now !== null) await read(now.name, encoding);
    },
    reshape: async (separator, header) => changeShape(await reader.reshape(separator, header)),
    changePlace: async (place, column) => {
      const now = file.peek();
      if (now !== null)
        await changeShape({ ...now.shape, places: movePlace(now.shape.places, place, column) });
    },
    callOff: async () => {
      turn += 1;
      await reader.callOff();
      batch(() => {
        file.value = null;
        step.value = "choose";
      });
    },
    mayStart: computed(() => {
      const made = plan.value;
      if (made === null || made.create + made.update === 0) return false;
      return choice.value === "valid-rows" || made.badLines === 0;
    }),
    start: async () => {
      const made = plan.peek();
      const now = file.peek();
      if (made === null || now === null || !canStart(made, choice.peek())) return;
      const at = made.hasOpening ? branch.peek() : null;
      await writing.start({
        total: made.create + made.update,
        choice: choice.peek(),
        file: now.name.slice(0, 200),
        tax: tax.peek(),
        ...(at !== null && { branch: at }),
      });
    },
    writing,
    reset: () => {
      turn += 1;
      writing.reset();
      batch(() => {
        file.value = null;
        plan.value = null;
        error.value = null;
        step.value = "choose";
      });
    },
  };
};

const canStart = ({ create, update, badLines }: PlanSummary, choice: ImportChoice): boolean =>
  create + update > 0 && (choice === "valid-rows" || badLines === 0);
