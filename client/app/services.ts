import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Enrolment } from "../features/enrol/enrolment.ts";
import type { ThisDevice } from "../features/settings/this-device.ts";
import type { Office } from "../features/setup/office.ts";
import type { Concerns } from "../session/concerns.ts";
import type { FeatureProps, ScanSource } from "../session/feature.ts";
import type { LastSeen } from "../session/last-seen.ts";
import type { DevicePeople } from "../session/people.ts";
import type { ShiftBook } from "../session/shift-book.ts";
import type { Shop } from "../session/shop.ts";
import type { Training } from "../session/training.ts";
import type { BadgeScans } from "../ui/badge-scans.ts";
import type { I18n } from "../ui/i18n.ts";
import type { Keymap } from "../ui/keys.ts";
import type { ThemeSwitch } from "../ui/theme.ts";
import type { Toasts } from "../ui/toast-store.ts";
import type { AppUpdate } from "./app-update.ts";
import type { Router } from "./router.ts";

/** A device that belongs to a shop, its database open. */
export interface OpenShop {
  readonly shop: Shop;
  readonly people: DevicePeople;
  readonly concerns: Concerns;
  readonly lastSeen: LastSeen;
  readonly shifts: ShiftBook;
  /** Staff id of whoever was here when the device locked itself; `null` after anybody locked it by hand. */
  readonly lockedFor: Signal<string | null>;
  /** Makes this tab the one that writes. */
  readonly takeOver: () => Promise<void>;
  readonly training: Training;
}

/** A device that belongs to no shop yet. */
export interface NewDevice {
  /** Whether the server still waits for its first shop; `unknown` while it is out of reach. */
  readonly server: ReadonlySignal<"asking" | "empty" | "has-shop" | "unknown">;
  readonly askAgain: () => void;
  readonly office: Office;
  readonly enrolment: Enrolment;
}

export type BrokenReason = "storage" | "quota" | "newer" | "unsupported" | "other";

/** How far opening has come. Nothing here ever deletes what was recorded. */
export type Boot =
  | { readonly type: "opening" }
  | { readonly type: "broken"; readonly reason: BrokenReason; readonly detail: string }
  | { readonly type: "new"; readonly device: NewDevice }
  | { readonly type: "open"; readonly open: OpenShop };

/** All the shell is made of, put together once in the composition root. */
export interface Services {
  readonly boot: ReadonlySignal<Boot>;
  readonly router: Router;
  readonly i18n: I18n;
  readonly theme: ThemeSwitch;
  readonly keymap: Keymap;
  readonly toasts: Toasts;
  readonly scans: ScanSource;
  readonly badges: BadgeScans;
  readonly update: AppUpdate;
  readonly device: ThisDevice;
  readonly reload: () => void;
}

/** What every screen of a shop is given; most need less. */
export interface ScreenProps extends FeatureProps {
  readonly toasts: Toasts;
  readonly keys: Keymap;
  readonly people: DevicePeople;
  readonly concerns: Concerns;
  readonly lastSeen: LastSeen;
  readonly shifts: ShiftBook;
  readonly device: ThisDevice;
}
