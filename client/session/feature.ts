import type { ReadonlySignal } from "@preact/signals";
import type { Shop } from "./shop.ts";

/** What the shell hands to every screen. */
export interface FeatureProps {
  readonly shop: Shop;
  readonly go: (path: string) => void;
  readonly route: ReadonlySignal<Route>;
  readonly scans: ScanSource;
}

export interface Route {
  readonly path: string;
  readonly params: URLSearchParams;
}

export interface Scan {
  readonly text: string;
  /** When a scanner that types began, on the clock of events; a camera types nothing. */
  readonly startedAt?: number;
}

/** Scans from whatever reads them (a HID scanner on any screen, the camera); the latest subscriber gets them. */
export interface ScanSource {
  readonly subscribe: (listener: (scan: Scan) => void) => () => void;
}
