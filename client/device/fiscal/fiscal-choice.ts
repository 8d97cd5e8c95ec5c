import { type ReadonlySignal, signal } from "@preact/signals";
import type { FiscalDevice } from "./fiscal-device.ts";
import { createFiscalSimulator, SIMULATOR_MODES, type SimulatorMode } from "./simulator.ts";

/** Fiscal devices that this program can speak to. */
export const FISCAL_DEVICES = ["none", "simulator"] as const;

export type FiscalDeviceName = (typeof FISCAL_DEVICES)[number];

/** Which fiscal device stands at this till; it concerns nobody else, so it stays with the device. */
export interface FiscalChoice {
  readonly name: ReadonlySignal<FiscalDeviceName>;
  /** What the simulated one is like; for trying out an outage. */
  readonly mode: ReadonlySignal<SimulatorMode>;
  readonly choose: (name: FiscalDeviceName) => void;
  readonly simulate: (mode: SimulatorMode) => void;
  /** `null` where there is none. */
  readonly device: () => FiscalDevice | null;
}

const NAME = "fiscal-device";
const MODE = "fiscal-simulator-mode";

export const createFiscalChoice = (
  storage: Pick<Storage, "getItem" | "setItem">,
  now: () => number,
): FiscalChoice => {
  const name = signal(oneOf(FISCAL_DEVICES, storage.getItem(NAME)) ?? "none");
  const mode = signal(oneOf(SIMULATOR_MODES, storage.getItem(MODE)) ?? "online");
  const simulator = createFiscalSimulator({ storage, mode: mode.peek.bind(mode), now });
  return {
    name,
    mode,
    choose: (next) => {
      name.value = next;
      storage.setItem(NAME, next);
    },
    simulate: (next) => {
      mode.value = next;
      storage.setItem(MODE, next);
    },
    device: () => (name.peek() === "simulator" ? simulator : null),
  };
};

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((each) => each === text);
