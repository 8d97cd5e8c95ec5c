import type { Deadline } from "../../shared/domain/fiscal/deadline.ts";
import type { SyncStatus } from "../session/shop.ts";
import type { Tone } from "../ui/badge.tsx";
import type { I18n } from "../ui/i18n.ts";
import type { IconName } from "../ui/icon-shapes.ts";

export interface StatusFacts {
  readonly sync: SyncStatus;
  /** Tills and hubs in touch without the server. */
  readonly peers: number;
  /** Things on the attention list. */
  readonly attention: number;
  readonly now: number;
  /** How long receipts may still stay away from the tax office; left out while none does. */
  readonly fiscal?: Deadline | null;
}

export interface StatusEntry {
  readonly id: "server" | "peers" | "unsent" | "drift" | "fiscal" | "attention";
  readonly text: string;
  /** Where room is scarce, beside the icon or dot; may be empty. */
  readonly short: string;
  readonly tone: Tone;
  readonly icon?: IconName;
}

/** A clock that is off by more needs a person. */
export const MOST_DRIFT_MS = 120_000;

/** Entries that exist only here are put at risk by time; after this long without a server somebody should see to it. */
export const LONGEST_ALONE_MS = 12 * 3_600_000;

/** What the strip says now, most lasting first. Amber only when something needs a person. */
export const statusEntries = (
  { sync, peers, attention, now, fiscal = null }: StatusFacts,
  { t, format, formatTime, formatDateTime }: Pick<I18n, "t" | "format" | "formatTime" | "formatDateTime">,
): readonly StatusEntry[] => {
  const entries: StatusEntry[] = [
    {
      id: "server",
      text: serverText(sync, now, { t, formatTime, formatDateTime }),
      short: "",
      tone: serverTone(sync),
      ...(sync.server === "offline" && sync.writing ? { icon: "cloud-off" } : {}),
    },
  ];
  if (peers > 0)
    entries.push({
      id: "peers",
      text: t("app.peers", format.value.number(peers)),
      short: format.value.number(peers),
      tone: "neutral",
      icon: "link",
    });
  if (sync.unsent > 0)
    entries.push({
      id: "unsent",
      text: t("app.unsent", format.value.number(sync.unsent)),
      short: format.value.number(sync.unsent),
      tone: isLongAlone(sync, now) ? "attention" : "neutral",
      icon: "upload",
    });
  if (isClockOff(sync))
    entries.push({
      id: "drift",
      text: t("app.clockOff", String(Math.round(Math.abs(sync.drift ?? 0) / 60_000))),
      short: "",
      tone: "attention",
      icon: "clock",
    });
  if (fiscal !== null) entries.push(fiscalEntry(fiscal, now, { t, format }));
  if (attention > 0)
    entries.push({
      id: "attention",
      text: t("app.attentionCount", attention, format.value.number(attention)),
      short: format.value.number(attention),
      tone: "attention",
      icon: "alert",
    });
  return entries;
};

export const isClockOff = ({ drift }: Pick<SyncStatus, "drift">): boolean =>
  drift !== null && Math.abs(drift) > MOST_DRIFT_MS;

/** Entries of ours that nobody else has, and the server silent for long. */
export const isLongAlone = ({ unsent, server, lastHeard }: SyncStatus, now: number): boolean =>
  unsent > 0 && server !== "connected" && lastHeard !== null && now - lastHeard > LONGEST_ALONE_MS;

const fiscalEntry = (
  { at, state }: Deadline,
  now: number,
  words: Pick<I18n, "t" | "format">,
): StatusEntry => {
  const isOver = state === "over";
  const left = timeLeft(at - now, words);
  return {
    id: "fiscal",
    text: isOver ? words.t("paper.fiscalOver") : words.t("paper.fiscalRunning", left),
    short: isOver ? "!" : left,
    tone: isOver ? "stop" : state === "soon" ? "attention" : "neutral",
    icon: "receipt",
  };
};

const HOUR_MS = 3_600_000;

/** Whole hours, days from two on; a started hour is one still. */
const timeLeft = (milliseconds: number, { t, format }: Pick<I18n, "t" | "format">): string => {
  const hours = Math.ceil(milliseconds / HOUR_MS);
  const write = (value: number): string => format.value.number(value);
  return hours < 48
    ? t("paper.hours", write(hours))
    : t("paper.days", write(Math.floor(hours / 24)), write(hours % 24));
};

const serverTone = ({ server, writing }: SyncStatus): Tone =>
  server === "connected" && writing ? "done" : "neutral";

const serverText = (
  { server, lastHeard, writing }: SyncStatus,
  now: number,
  { t, formatTime, formatDateTime }: Pick<I18n, "t" | "formatTime" | "formatDateTime">,
): string => {
  if (!writing) return t("app.readsAlong");
  if (server === "connected") return t("app.connected");
  if (server === "connecting") return t("app.connecting");
  if (lastHeard === null) return t("app.offline");
  const isToday = now - lastHeard < 12 * 3_600_000;
  return t("app.offlineSince", isToday ? formatTime(lastHeard) : formatDateTime(lastHeard));
};
