import type { Deed } from "../actions/deed.ts";
import { hostile } from "./hostile.ts";
import {
  backup,
  checkpoint,
  clockJump,
  clone,
  crash,
  crashStarting,
  quota,
  restart,
  restoreServer,
  rollback,
  storageError,
  upgrade,
  vanish,
  wipe,
} from "./machine.ts";
import { allBack, blackout, cutLink, flap, heal, heartbeat, isolate, oneWay, split } from "./wire.ts";

/** Everything that goes wrong, by the name it has in a schedule. What befalls single frames is in the settings. */
export const faults: Readonly<Record<string, Deed>> = {
  isolate,
  "cut-link": cutLink,
  split,
  "one-way": oneWay,
  flap,
  heal,
  blackout,
  "all-back": allBack,
  heartbeat,
  restart,
  crash,
  "crash-starting": crashStarting,
  checkpoint,
  "storage-error": storageError,
  quota,
  backup,
  rollback,
  clone,
  wipe,
  vanish,
  "restore-server": restoreServer,
  "clock-jump": clockJump,
  upgrade,
  hostile,
};
