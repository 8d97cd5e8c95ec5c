import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { balanceOf, creditOf } from "../../../shared/domain/account/accounts.ts";
import { type Customer, readCustomer } from "../../../shared/domain/customer/customer.ts";
import type { CustomerIndex } from "../../session/customer-index.ts";
import type { Shop } from "../../session/shop.ts";
import type { Sorting } from "../../ui/table-column.ts";

export interface CustomerRow {
  readonly customer: Customer;
  readonly wallet: number;
  readonly owed: number;
  readonly points: number;
}

/** Everybody who buys here by name. */
export interface CustomerList {
  readonly query: ReadonlySignal<string>;
  readonly search: (text: string) => void;
  readonly sorting: ReadonlySignal<Sorting>;
  readonly sort: (sorting: Sorting) => void;
  readonly customers: ReadonlySignal<readonly string[]>;
  /** How many there are in all. */
  readonly count: ReadonlySignal<number>;
  readonly row: (id: string) => CustomerRow | undefined;
}

const MOST_FOUND = 2_000;

export const createCustomerList = (
  { view, countersChanged }: Pick<Shop, "view" | "countersChanged">,
  index: CustomerIndex,
): CustomerList => {
  const query = signal("");
  const sorting = signal<Sorting>({ column: "name", direction: "ascending" });
  const row = (id: string): CustomerRow | undefined => {
    const customer = readCustomer(view, id);
    if (customer === undefined) return undefined;
    const value = (account: "wallet" | "points"): number => balanceOf(view, account, id).value;
    return { customer, wallet: value("wallet"), owed: creditOf(view, id).owed, points: value("points") };
  };
  const found = computed(() => {
    void index.version.value;
    const asked = query.value.trim();
    return asked === "" ? index.all() : index.find(asked, MOST_FOUND);
  });
  return {
    query,
    sorting,
    row,
    search: (text) => {
      query.value = text;
    },
    sort: (next) => {
      sorting.value = next;
    },
    count: computed(() => {
      void index.version.value;
      return index.all().length;
    }),
    customers: computed(() => {
      const { column, direction } = sorting.value;
      if (column === "name") return direction === "ascending" ? found.value : found.value.toReversed();
      void countersChanged.value;
      const sign = direction === "ascending" ? 1 : -1;
      const keys = new Map(found.value.map((id) => [id, figure(row(id), column)]));
      return found.value.toSorted((a, b) => sign * ((keys.get(a) ?? 0) - (keys.get(b) ?? 0)));
    }),
  };
};

const figure = (row: CustomerRow | undefined, column: string): number => {
  if (row === undefined) return 0;
  return column === "owed" ? row.owed : column === "points" ? row.points : row.wallet;
};
