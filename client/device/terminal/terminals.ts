import { type ReadonlySignal, signal } from "@preact/signals";
import { z } from "zod";
import { TERMINAL_TENDERS, type TerminalTender } from "../../../shared/domain/payment/attempt.ts";
import type { TextStorage } from "../../ui/storage.ts";
import { manualTerminal } from "./manual-terminal.ts";
import { createSimulatedTerminal, FAULTS } from "./simulated-terminal.ts";
import type { PaymentTerminal } from "./terminal.ts";

const settingField = z.strictObject({
  /** As people call it: `Kaspi QR`, `Halyk POS`. No two are called the same. */
  name: z.string().min(1).max(60),
  type: z.enum(TERMINAL_TENDERS),
  adapter: z.enum(["manual", "simulator"]),
  fault: z.enum(FAULTS).optional(),
});

/** One terminal of this device, as it is set up here. */
export type TerminalSetting = z.output<typeof settingField>;

/** The terminals that stand at this device. */
export interface Terminals {
  readonly settings: ReadonlySignal<readonly TerminalSetting[]>;
  /** `false` when the browser does not keep it. */
  readonly save: (settings: readonly TerminalSetting[]) => boolean;
  /** By name; one that is not set up any more is a person's to look at. */
  readonly find: (name: string) => PaymentTerminal;
}

/** Until somebody sets it up otherwise: one of each kind, beside the till. */
export const USUAL_TERMINALS: readonly TerminalSetting[] = TERMINAL_TENDERS.map((type) => ({
  name: type === "card" ? "POS" : "QR",
  type,
  adapter: "manual",
}));

export interface TerminalsDeps {
  readonly storage: TextStorage;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export const openTerminals = ({ storage, wait }: TerminalsDeps): Terminals => {
  const settings = signal(readSettings(storage));
  const made = new Map<string, PaymentTerminal>();
  const simulated = (name: string): PaymentTerminal => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const fault = () => settings.peek().find((one) => one.name === name)?.fault ?? "approved";
    const terminal = createSimulatedTerminal({ storage, fault, wait });
    made.set(name, terminal);
    return terminal;
  };
  return {
    settings,
    save: (next) => {
      settings.value = next;
      try {
        storage.setItem(SETTINGS_KEY, JSON.stringify(next));
        return true;
      } catch {
        return false;
      }
    },
    find: (name) => {
      const setting = settings.peek().find((one) => one.name === name);
      return setting?.adapter === "simulator" ? simulated(name) : manualTerminal;
    },
  };
};

/** The usual ones, for where nothing can be set up. */
export const usualTerminals = (): Terminals => ({
  settings: signal(USUAL_TERMINALS),
  save: () => false,
  find: () => manualTerminal,
});

/** Those that take money that way, in the order they were set up. */
export const terminalsFor = (
  settings: readonly TerminalSetting[],
  type: TerminalTender,
): readonly TerminalSetting[] => settings.filter((one) => one.type === type);

const SETTINGS_KEY = "terminals";

const readSettings = (storage: TextStorage): readonly TerminalSetting[] => {
  try {
    const parsed = z
      .array(settingField)
      .max(20)
      .safeParse(JSON.parse(storage.getItem(SETTINGS_KEY) ?? "null"));
    return parsed.success ? parsed.data : USUAL_TERMINALS;
  } catch {
    return USUAL_TERMINALS;
  }
};
