import type { z } from "zod";
import type { Area } from "./core/command.ts";
import type { CounterRule } from "./core/counter-rule.ts";
import type { Rules } from "./core/fold.ts";
import { coreKinds, type Kinds } from "./core/kind.ts";
import type { Index } from "./core/state.ts";
import { access } from "./domain/access/area.ts";
import { createJudge } from "./domain/access/judge.ts";
import { account } from "./domain/account/area.ts";
import { catalog } from "./domain/catalog/area.ts";
import { customer } from "./domain/customer/area.ts";
import { fiscal } from "./domain/fiscal/area.ts";
import { paper } from "./domain/paper/area.ts";
import { payment } from "./domain/payment/area.ts";
import { promo } from "./domain/promo/area.ts";
import { refund } from "./domain/refund/area.ts";
import { rights } from "./domain/rights/area.ts";
import { sale } from "./domain/sale/area.ts";
import { shift } from "./domain/shift/area.ts";
import { stock } from "./domain/stock/area.ts";

/** The table of contents: every area of the business. A new one is one line in each of the three lists below. */
export const areas: readonly Area[] = [
  access,
  catalog,
  stock,
  sale,
  promo,
  refund,
  payment,
  paper,
  fiscal,
  shift,
  customer,
  account,
  rights,
];

/** Every action a person can take, `area.verb`. */
export const commands = {
  ...access.commands,
  ...catalog.commands,
  ...stock.commands,
  ...sale.commands,
  ...promo.commands,
  ...refund.commands,
  ...payment.commands,
  ...paper.commands,
  ...fiscal.commands,
  ...shift.commands,
  ...customer.commands,
  ...account.commands,
  ...rights.commands,
} as const;

type Table = typeof commands;

export type CommandName = keyof Table;

/** What a caller passes to a command. */
export type ArgsOf<Name extends CommandName> = z.input<Table[Name]["args"]>;

type DecisionOf<Name extends CommandName> = ReturnType<Table[Name]["decide"]>;

/** What a command gives back when it went through. */
export type ResultOf<Name extends CommandName> =
  Extract<DecisionOf<Name>, { readonly ok: true }> extends { readonly value: { readonly result: infer R } }
    ? R
    : never;

/** A command's own errors; its runner adds others. */
export type ErrorOf<Name extends CommandName> =
  Extract<DecisionOf<Name>, { readonly ok: false }> extends { readonly error: infer E } ? E : never;

/** Every kind of entry this program can read. */
export const kinds: Kinds = {
  ...coreKinds,
  ...access.kinds,
  ...catalog.kinds,
  ...stock.kinds,
  ...sale.kinds,
  ...promo.kinds,
  ...refund.kinds,
  ...payment.kinds,
  ...paper.kinds,
  ...fiscal.kinds,
  ...shift.kinds,
  ...customer.kinds,
  ...account.kinds,
  ...rights.kinds,
};

/** Fields that documents are looked up by. */
export const indexes: readonly Index[] = areas.flatMap((area) => area.indexes ?? []);

/** How rights to counters move between devices. */
export const counterRules: readonly CounterRule[] = areas.flatMap((area) => area.counters ?? []);

/** What folding needs: the kinds, and who may do what. */
export const rules: Rules = { kinds, judge: createJudge(kinds) };
