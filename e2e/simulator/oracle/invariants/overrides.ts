import { limitOn } from "../naive/cuts.ts";
import type { Held } from "../naive/history.ts";
import { type Ticket, ticketOf } from "../naive/opening.ts";
import type { RawEntry } from "../naive/raw-entry.ts";
import { mayRole } from "../naive/role-table.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [COUNTER-5, STOCK-5, REFUND-6] Goods sold or counted away beyond rights are either of a product that was ever flexible, or overridden: with
 * a reason, by somebody vouched for in that log who may.
 */
export const overrides: Invariant = {
  name: "beyond rights only by a named override",
  breaches: (trial) => {
    const flexible = flexibleProducts(trial);
    return [...trial.lines].flatMap(([log, line]) => {
      const people: Ticket[] = [];
      return line.flatMap((held) => {
        const ticket = held.entry.kind === "log.signed-in" ? ticketOf(held.entry.body) : null;
        if (ticket !== null) people.push(ticket);
        const isEffective = trial.whole().verdicts.get(log)?.[held.entry.seq - 1]?.outcome === "effective";
        if (!isEffective || trial.hostile.has(held.device)) return [];
        const permission = held.entry.kind === "sale.refunded" ? "sale.refund-free" : "stock.override";
        return faultsOf(held, flexible, (by) => mayOverride(trial, held, people, by, permission));
      });
    });
  },
};

const faultsOf = (
  { entry }: Held,
  flexible: ReadonlySet<string>,
  may: (staff: string) => boolean,
): readonly string[] => {
  const place = `${entry.log} ${entry.seq}`;
  const [product] = entry.effects
    .filter(({ why }) => why === "flexible")
    .map(({ counter }) => counter.split("/").at(-1) ?? "")
    .filter((id) => !flexible.has(id));
  if (product !== undefined) return [`${place}: ${product} was never flexible`];
  if (!entry.effects.some(({ why }) => why === "override")) return [];
  if (reasonOf(entry) === "") return [`${place}: an override without a reason`];
  return may(lenderOf(entry)) ? [] : [`${place}: an override by nobody who may`];
};

interface Override {
  readonly by?: string;
  readonly reason?: string;
}

const overrideOf = ({ body }: RawEntry): Override => (body.override ?? {}) as Override;

/** Whoever lent the right, else the writer. */
const lenderOf = (entry: RawEntry): string => {
  const lender = overrideOf(entry).by ?? entry.body.approvedBy;
  return typeof lender === "string" && lender !== "" ? lender : entry.by;
};

const reasonOf = (entry: RawEntry): string => overrideOf(entry).reason ?? String(entry.body.reason ?? "");

/** By a ticket shown in that log before, or by what a later word of the authority made of it; whether that counts, the verdict says. */
const mayOverride = (
  trial: Trial,
  held: Held,
  people: readonly Ticket[],
  by: string,
  permission: string,
): boolean =>
  people.some(({ staff, role, issuedAt }) => {
    const limit = limitOn(trial.whole().cuts, staff, issuedAt, held);
    return staff === by && [role, limit?.role ?? ""].some((one) => mayRole(one, permission));
  });

const flexibleProducts = ({ lines }: Trial): ReadonlySet<string> => {
  const products = new Set<string>();
  for (const { entry } of [...lines.values()].flat()) {
    for (const { doc, id, set } of entry.patches)
      if (doc === "product" && set.policy === "flexible") products.add(id);
  }
  return products;
};
