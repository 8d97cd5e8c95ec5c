import type { DeviceId } from "../../shared/core/ids.ts";
import type { Relay } from "../../shared/sync/run.ts";
import type { Clock } from "../clock.ts";
import type { Present } from "./present.ts";

/**
 * What processes of the server say to each other about one organisation's devices. Any of it may be lost: who is here is said again
 * every few seconds.
 */
export type Word =
  | { readonly type: "who" }
  | { readonly type: "here"; readonly devices: readonly Present[] }
  | { readonly type: "gone"; readonly devices: readonly DeviceId[] }
  | { readonly type: "relay"; readonly from: Present; readonly message: Relay };

/** An organisation's devices at other processes of the server. */
export interface Elsewhere {
  readonly all: () => readonly Present[];
  readonly arrived: (device: Present) => void;
  readonly left: (device: DeviceId) => void;
  /** To whichever process has the device it is for; dropped when none said so. */
  readonly pass: (from: Present, message: Relay) => void;
  readonly tick: () => void;
  readonly close: () => void;
}

export interface ElsewhereDeps {
  readonly say: (word: Word) => void;
  readonly hear: (listener: (word: Word, process: string) => void) => () => void;
  readonly clock: Clock;
  readonly here: () => readonly Present[];
  /** Somebody came or went elsewhere. */
  readonly changed: () => void;
  readonly relayed: (from: Present, message: Relay) => void;
}

/** A process that said nothing for so long is gone with all its devices. */
const SILENT_MS = 20_000;
/** Devices in one word, so that it fits what a database notification may hold. */
const DEVICES_PER_WORD = 40;

export const createElsewhere = (deps: ElsewhereDeps): Elsewhere => {
  const { say, clock } = deps;
  const processes = new Map<string, { heardAt: number; readonly devices: Map<DeviceId, Present> }>();
  const close = deps.hear((word, process) => {
    if (word.type === "who") sayHere();
    else if (word.type === "here") noteHere(process, word.devices);
    else if (word.type === "gone") noteGone(process, word.devices);
    else if (word.type === "relay") deps.relayed(word.from, word.message);
  });
  const sayHere = (): void => {
    const devices = deps.here();
    for (let i = 0; i < devices.length; i += DEVICES_PER_WORD)
      say({ type: "here", devices: devices.slice(i, i + DEVICES_PER_WORD) });
  };
  const noteHere = (process: string, devices: readonly Present[]): void => {
    const known = processes.get(process) ?? { heardAt: 0, devices: new Map() };
    processes.set(process, known);
    known.heardAt = clock();
    const before = known.devices.size;
    for (const present of devices) known.devices.set(present.device, present);
    if (known.devices.size > before) deps.changed();
  };
  const noteGone = (process: string, devices: readonly DeviceId[]): void => {
    for (const device of devices) processes.get(process)?.devices.delete(device);
    deps.changed();
  };
  const forgetSilent = (): void => {
    for (const [process, { heardAt }] of processes) {
      if (clock() - heardAt <= SILENT_MS) continue;
      processes.delete(process);
      deps.changed();
    }
  };
  say({ type: "who" });
  return {
    all: () => [...processes.values()].flatMap(({ devices }) => [...devices.values()]),
    arrived: (device) => say({ type: "here", devices: [device] }),
    left: (device) => say({ type: "gone", devices: [device] }),
    pass: (from, message) => {
      if ([...processes.values()].some(({ devices }) => devices.has(message.to)))
        say({ type: "relay", from, message });
    },
    tick: () => {
      sayHere();
      forgetSilent();
    },
    close,
  };
};
