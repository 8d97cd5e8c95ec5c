import type { CounterId } from "../../../shared/core/ids.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { SettledState } from "../../../shared/domain/payment/attempt.ts";
import type { Shop } from "../../session/shop.ts";
import type { I18n } from "../../ui/i18n.ts";
import type { IconName } from "../../ui/icon-shapes.ts";

/** A concern in words: what happened, what it means, what one can do. */
export interface Described {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: "attention" | "stop";
  readonly title: string;
  readonly texts: readonly string[];
  readonly todo: string;
  readonly ways: readonly Way[];
  /** What support will ask for; empty when there is nothing to tell. */
  readonly detail: string;
}

/** How the matter can be settled: where, or by what is done here. */
export type Way =
  | { readonly label: string; readonly path: string }
  | { readonly label: string; readonly writeOff: WriteOffTarget }
  /** Says how money at a terminal ended. */
  | { readonly label: string; readonly settle: SettleTarget }
  /** Somebody stands for money given back beyond the right to it. */
  | { readonly label: string; readonly settleRefund: SettleRefundTarget }
  /** Lets the fiscal device of this till try again. */
  | { readonly label: string; readonly signAgain: true };

/** An attempt at a terminal, and what somebody says became of it. */
export interface SettleTarget {
  readonly attempt: string;
  readonly outcome: SettledState;
}

/** What came back of a line beyond the right to it. */
export interface SettleRefundTarget {
  readonly counter: CounterId;
  /** Receipt of the sale. */
  readonly sale: string;
  readonly name: string;
  /** Thousandths. */
  readonly quantity: number;
  /** With its unit, for people. */
  readonly text: string;
  readonly isTwice: boolean;
}

/** A shortage that somebody may stand for. */
export interface WriteOffTarget {
  readonly product: string;
  readonly name: string;
  readonly branch: string;
  /** Thousandths. */
  readonly quantity: number;
  /** With its unit, for people. */
  readonly text: string;
}

export type Known = Pick<Shop, "view" | "person" | "now" | "certificate">;
export type Words = Pick<I18n, "t" | "format" | "formatQuantity" | "formatDateTime">;

/** Whether the person at the device may go that way. */
export const may = ({ person }: Known, permission: string): boolean =>
  mayRole(person.value?.role ?? "", permission);
