import { storageCleared } from "./browser/cleared.ts";
import { profileCloned, profilePutBack } from "./browser/copied.ts";
import { browserKilled } from "./browser/killed.ts";
import { meshBroken } from "./browser/mesh.ts";
import { meshWithoutGateway } from "./browser/no-gateway.ts";
import { quotaExceeded } from "./browser/quota.ts";
import type { Experiment } from "./experiment.ts";
import { bodiesFuzzed } from "./fuzz/bodies.ts";
import { framesFuzzed } from "./fuzz/frames.ts";
import { databaseFull } from "./server/disk-full.ts";
import { serverKilled } from "./server/killed.ts";
import { replyCut } from "./server/reply-cut.ts";
import { serverRestored } from "./server/restored.ts";
import { logTampered } from "./server/tampered.ts";

/** Everything that is broken here, in the order in which it is. */
export const experiments: readonly Experiment[] = [
  browserKilled,
  quotaExceeded,
  storageCleared,
  profilePutBack,
  profileCloned,
  meshBroken,
  meshWithoutGateway,
  serverKilled,
  replyCut,
  serverRestored,
  databaseFull,
  framesFuzzed,
  bodiesFuzzed,
  logTampered,
];
