import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import { type BadgeCode, readBadge } from "../../shared/domain/access/badge.ts";
import type { Scan, ScanSource } from "../session/feature.ts";

/** Scans of badges, which are for whoever asks who is there and never for the sale. */
export type BadgeScans = ScanSource & { readonly push: (scan: Scan) => void };

export const BadgeScansContext = createContext<BadgeScans | null>(null);

/** Hears of badges while the component is on the screen and `isWanted`; the latest such component gets them. */
export const useBadges = (onBadge: (code: BadgeCode) => void, isWanted = true): void => {
  const scans = useContext(BadgeScansContext);
  const latest = useRef(onBadge);
  latest.current = onBadge;
  useLayoutEffect(() => {
    if (scans === null || !isWanted) return undefined;
    return scans.subscribe(({ text }) => {
      const code = readBadge(text);
      if (code !== null) latest.current(code);
    });
  }, [scans, isWanted]);
};

/** Hands a code that is a badge to those who wait for one; `false` for any other. */
export const useBadgeSorter = (): ((text: string) => boolean) => {
  const scans = useContext(BadgeScansContext);
  return (text) => {
    const isBadge = readBadge(text) !== null;
    if (isBadge) scans?.push({ text });
    return isBadge;
  };
};
