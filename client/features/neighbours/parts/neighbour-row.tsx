import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { Badge } from "../../../ui/badge.tsx";
import { classes } from "../../../ui/classes.ts";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { IconName } from "../../../ui/icon-shapes.ts";
import type { Neighbour, Touch } from "../model.ts";
import styles from "../neighbours.module.css";

export interface NeighbourRowProps {
  readonly neighbour: Neighbour;
  readonly now: number;
}

export const NeighbourRow = ({ neighbour, now }: NeighbourRowProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { kind, code, touch } = neighbour;
  const own = [code, neighbour.name].filter((part) => part !== "").join(" · ");
  const label = LABEL_BY_KIND[kind] ?? "neighbours.kindTill";
  const text = touch === null ? awayText(neighbour, now, i18n) : touchText(touch, now, i18n);
  return (
    <li class={classes(styles.row, touch === null && styles.off)}>
      <span class={classes(styles.sign, touch !== null && styles.on)}>
        <Icon name={touch === null && kind === "server" ? "cloud-off" : (ICON_BY_KIND[kind] ?? "monitor")} />
      </span>
      <span class={styles.words}>
        <b>{own === "" ? t(label) : own}</b>
        <span>{own === "" ? text : [t(label), text].join(" · ")}</span>
      </span>
      {touch !== null && (
        <Badge tone="done" dot={true}>
          {touch.rtt === null ? t("neighbours.connected") : rttText(touch.rtt, i18n)}
        </Badge>
      )}
    </li>
  );
};

const rttText = (rtt: number, { t, format }: I18n): string =>
  t("neighbours.rtt", format.value.number(Math.max(1, Math.round(rtt))));

const touchText = ({ way, since }: Touch, now: number, i18n: I18n): string => {
  const { t } = i18n;
  return [t(LABEL_BY_WAY[way]), ...(since === null ? [] : [durationText(now - since, i18n)])].join(" · ");
};

const durationText = (milliseconds: number, { t, format }: I18n): string => {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return t("neighbours.forMinutes", format.value.number(minutes));
  if (minutes < 1_440) return t("neighbours.forHours", format.value.number(Math.floor(minutes / 60)));
  return t("neighbours.forDays", format.value.number(Math.floor(minutes / 1_440)));
};

const awayText = ({ kind, lastSeen }: Neighbour, now: number, { t, formatAge }: I18n): string => {
  if (kind === "server")
    return lastSeen === null
      ? t("neighbours.serverNever")
      : t("neighbours.serverSeen", formatAge(lastSeen, now));
  return lastSeen === null ? t("neighbours.neverSeen") : t("neighbours.lastSeen", formatAge(lastSeen, now));
};

const LABEL_BY_WAY = {
  server: "neighbours.wayServer",
  hub: "neighbours.wayHub",
  direct: "neighbours.wayDirect",
} as const satisfies Readonly<Record<Touch["way"], LabelKey>>;

const LABEL_BY_KIND: Readonly<Record<string, LabelKey | undefined>> = {
  server: "neighbours.server",
  till: "neighbours.kindTill",
  warehouse: "neighbours.kindWarehouse",
  hub: "neighbours.kindHub",
  phone: "neighbours.kindPhone",
};

const ICON_BY_KIND: Readonly<Record<string, IconName | undefined>> = {
  server: "cloud",
  till: "cart",
  warehouse: "truck",
  hub: "wifi",
  phone: "phone",
};
