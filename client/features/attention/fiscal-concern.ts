import type { FiscalConcern } from "../../session/fiscal-concerns.ts";
import type { Described, Known, Words } from "./described.ts";

/** Receipts that do not reach the tax office, or that the fiscal device refused; only their own till can do something about it. */
export const describeFiscal = (
  { key, till, device, outage, until, refused }: FiscalConcern,
  { now, certificate }: Known,
  { t, formatDateTime }: Words,
): Described => {
  const isOver = until !== null && until <= now();
  const texts = [
    ...(outage === null ? [] : [t(WHY[outage.reason], formatDateTime(outage.since))]),
    ...(until === null ? [] : [t(isOver ? "paper.cOver" : "paper.cUntil", formatDateTime(until))]),
    ...(refused.length === 0 ? [] : [t("paper.cFailedText", refused.join(", "))]),
  ];
  return {
    key,
    icon: "receipt",
    tone: isOver ? "stop" : "attention",
    title: t(outage === null ? "paper.cFailedTitle" : "paper.cTitle", till),
    texts,
    todo: t(outage === null ? "paper.cFailedTodo" : "paper.cTodo"),
    ways: device === certificate.device ? [{ label: t("paper.cRetry"), signAgain: true }] : [],
    detail: "",
  };
};

const WHY = { "no-device": "paper.cNone", unreachable: "paper.cAway", autonomous: "paper.cAuto" } as const;
