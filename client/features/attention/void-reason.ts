import type { Attention } from "../../../shared/core/state.ts";
import type { LabelKey } from "../../../shared/i18n/en.ts";
import { roleName } from "../../session/role-name.ts";
import type { Words } from "./described.ts";

/** Why a record has no effect, in plain words: the judge's reasons as `createJudge` and `fold` word them. */
export const reasonText = (reason: string, words: Words): readonly string[] => {
  const { t } = words;
  const cut = /^cut: (.*)$/s.exec(reason)?.[1];
  if (cut !== undefined) return cutText(cut, words);
  if (reason.startsWith("may not change")) return [t("attention.voidBeyond")];
  const role = /^(\w+) may not /.exec(reason)?.[1];
  if (role !== undefined) return [t("attention.voidRole", roleName(words, role))];
  if (reason.startsWith("person not") || reason.startsWith("no person")) return [t("attention.voidPerson")];
  if (reason.startsWith("not in branch")) return [t("attention.voidBranch")];
  if (reason.startsWith("only the authority")) return [t("attention.voidAuthority")];
  return reason.startsWith("not written") ? [t("attention.voidScope")] : [];
};

/** The authority's own words for why it took something back; another server may have others. */
const cutText = (reason: string, { t }: Words): readonly string[] => {
  const label = LABEL_BY_CUT[reason];
  if (label !== undefined) return [t(label)];
  return [t("attention.voidCut"), ...(reason === "" ? [] : [t("attention.voidWhy", reason)])];
};

const LABEL_BY_CUT: Readonly<Record<string, LabelKey | undefined>> = {
  revoked: "attention.cutDevice",
  retired: "attention.cutDevice",
  lost: "attention.cutLost",
  "old life": "attention.cutOldLife",
  dismissed: "attention.cutDismissed",
  changed: "attention.cutChanged",
  "signed out": "attention.cutSignedOut",
};

/** What a person can do about it: goods and money are where they are, whatever the record counts for. */
export const todoText = ({ kind, reason }: Attention, { t }: Words): string => {
  if (kind === "sale.completed") return t("attention.voidSaleTodo");
  if (kind === "stock.received") return t("attention.voidReceiptTodo");
  if (MONEY.includes(kind)) return t("attention.voidMoneyTodo");
  const isShare = kind === "stock.shared" || kind.startsWith("rights.");
  if (isShare) return t("attention.voidShareTodo");
  return t(reason.startsWith("cut: ") ? "attention.voidCutTodo" : "attention.voidTodo");
};

/** Money changed hands, whatever the record counts for. */
const MONEY: readonly string[] = [
  "sale.refunded",
  "cash.moved",
  "shift.closed",
  "payment.ended",
  "account.added",
];
