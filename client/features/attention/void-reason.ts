import type { Attention } from "../../../shared/core/state.ts";
import { roleName } from "../../session/role-name.ts";
import type { Words } from "./described.ts";

/** Why a record has no effect, in plain words: the judge's reasons as `createJudge` and `fold` word them. */
export const reasonText = (reason: string, words: Words): readonly string[] => {
  const { t } = words;
  const cut = /^cut: (.*)$/s.exec(reason)?.[1];
  if (cut !== undefined)
    return [t("attention.voidCut"), ...(cut === "" ? [] : [t("attention.voidWhy", cut)])];
  if (reason.startsWith("may not change")) return [t("attention.voidBeyond")];
  const role = /^(\w+) may not /.exec(reason)?.[1];
  if (role !== undefined) return [t("attention.voidRole", roleName(words, role))];
  if (reason.startsWith("person not") || reason.startsWith("no person")) return [t("attention.voidPerson")];
  if (reason.startsWith("not in branch")) return [t("attention.voidBranch")];
  if (reason.startsWith("only the authority")) return [t("attention.voidAuthority")];
  return reason.startsWith("not written") ? [t("attention.voidScope")] : [];
};

/** What a person can do about it: goods and money are where they are, whatever the record counts for. */
export const todoText = ({ kind, reason }: Attention, { t }: Words): string => {
  if (kind === "sale.completed") return t("attention.voidSaleTodo");
  if (kind === "stock.received") return t("attention.voidReceiptTodo");
  const isShare = kind === "stock.shared" || kind.startsWith("rights.");
  if (isShare) return t("attention.voidShareTodo");
  return t(reason.startsWith("cut: ") ? "attention.voidCutTodo" : "attention.voidTodo");
};
