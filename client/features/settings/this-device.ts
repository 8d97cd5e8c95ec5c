import type { ReadonlySignal } from "@preact/signals";
import type { Sounds } from "../../device/sounds.ts";
import type { StorageRoom } from "../../device/storage.ts";
import type { ThemeSwitch } from "../../ui/theme.ts";
import type { TypeSize } from "../../ui/type-size.ts";

/** What can be known and chosen of the device one sits at, apart from the shop. */
export interface ThisDevice {
  readonly room: () => Promise<StorageRoom>;
  /** Asks the browser to keep the data until a person clears it; whether it agreed. */
  readonly persist: () => Promise<boolean>;
  readonly theme: ThemeSwitch;
  readonly typeSize: TypeSize;
  readonly sounds: Sounds;
  readonly install: { readonly available: ReadonlySignal<boolean>; readonly ask: () => Promise<boolean> };
  /** A scanner that sends neither Enter nor Tab: a pause ends its codes. */
  readonly scannerPause: ReadonlySignal<boolean>;
  readonly chooseScannerPause: (on: boolean) => void;
  readonly version: string;
}
