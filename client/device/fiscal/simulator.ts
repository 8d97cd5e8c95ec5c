import type { FiscalDocument } from "../../../shared/domain/fiscal/document.ts";
import type { FiscalMark } from "../../../shared/domain/fiscal/fiscal-body.ts";
import type { FiscalDevice } from "./fiscal-device.ts";

/** What the simulated device and its way to the tax office are like just now. */
export const SIMULATOR_MODES = ["online", "autonomous", "unreachable", "refusing"] as const;

export type SimulatorMode = (typeof SIMULATOR_MODES)[number];

export interface SimulatorDeps {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly mode: () => SimulatorMode;
  readonly now: () => number;
}

/**
 * A fiscal device for trying things out: it signs with numbers that are worth nothing, and says so on the receipt. It remembers what
 * it signed, as a real one does.
 */
export const createFiscalSimulator = ({ storage, mode, now }: SimulatorDeps): FiscalDevice => ({
  sign: async (document) => {
    if (mode() === "unreachable") return { type: "unreachable" };
    const memory = readMemory(storage);
    const known = memory.marks[document.number];
    if (known !== undefined) return { type: "signed", mark: known };
    if (mode() === "refusing") return { type: "refused", reason: "simulated refusal" };
    const mark = markOf(document, memory.count + 1, now(), mode() === "autonomous");
    remember(storage, memory, document.number, mark);
    return { type: "signed", mark };
  },
  isDelivered: async () => (mode() === "unreachable" ? null : mode() !== "autonomous"),
});

/** Words on the receipt that nobody takes for a real cash register's. */
const SIMULATED = "SIMULATION";

const markOf = (document: FiscalDocument, count: number, at: number, autonomous: boolean): FiscalMark => ({
  sign: signOf(`${document.number} ${document.total} ${count}`),
  at,
  autonomous,
  registration: SIMULATED,
  serial: SIMULATED,
  document: String(count),
  operator: SIMULATED,
});

/** Twelve digits that follow from the text. */
const signOf = (text: string): string => {
  let [a, b] = [0x811c9dc5, 0x9e3779b1];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ a, 0x85ebca6b);
  }
  const digits = (part: number): string => String((part >>> 0) % 1_000_000).padStart(6, "0");
  return digits(a) + digits(b);
};

interface Memory {
  readonly count: number;
  readonly marks: Readonly<Record<string, FiscalMark>>;
}

const KEY = "fiscal-simulator-memory";
/** Nobody asks again for one signed so long ago. */
const REMEMBERED = 500;

const readMemory = (storage: SimulatorDeps["storage"]): Memory => {
  try {
    const memory: unknown = JSON.parse(storage.getItem(KEY) ?? "");
    return memory as Memory;
  } catch {
    return { count: 0, marks: {} }; // a new one, or one whose memory was cleared
  }
};

const remember = (
  storage: SimulatorDeps["storage"],
  { count, marks }: Memory,
  number: string,
  mark: FiscalMark,
): void => {
  const kept = [...Object.entries(marks), [number, mark] as const].slice(-REMEMBERED);
  storage.setItem(KEY, JSON.stringify({ count: count + 1, marks: Object.fromEntries(kept) }));
};
