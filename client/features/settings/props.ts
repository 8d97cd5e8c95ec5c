import type { FeatureProps } from "../../session/feature.ts";
import type { LastSeen } from "../../session/last-seen.ts";
import type { DevicePeople } from "../../session/people.ts";
import type { Keymap } from "../../ui/keys.ts";
import type { Toasts } from "../../ui/toast-store.ts";
import type { ThisDevice } from "./this-device.ts";

export interface SettingsProps extends FeatureProps {
  readonly toasts: Toasts;
  readonly keys: Keymap;
  readonly people: DevicePeople;
  readonly device: ThisDevice;
  readonly lastSeen: LastSeen;
}
