import type { StorageFailed } from "../../core/replica.ts";
import type { ActError } from "../../core/run-command.ts";
import type { WriteError } from "../../core/writer.ts";
import type { Sayings } from "./sayings.ts";

/** What any command may end with, whatever it is about. */
export type DeviceError =
  | ActError
  | WriteError
  | StorageFailed
  | { readonly type: "NotSignedIn" }
  | { readonly type: "NotWriter" };

export const deviceSayings: Sayings<DeviceError> = {
  NotSignedIn: (_, m) => m["goods.notSignedIn"],
  NotAllowed: (_, m) => m["goods.notAllowed"],
  DeviceCut: ({ reason }, m) => m["access.deviceCut"](reason),
  NotWriter: (_, m) => m["goods.notWriter"],
  BadArgs: (_, m) => m["goods.badValue"],
  StorageFailed: ({ reason }, m) => (reason === "quota" ? m["goods.storageFull"] : m["goods.storageFailed"]),
  RightsExceeded: (_, m) => m["stock.rightsExceeded"],
  ScopeNotWritable: (_, m) => m["access.scopeNotWritable"],
  WouldBeRefused: ({ refusal }, m) => m["goods.failed"](refusal.type),
  EntryTooLong: (_, m) => m["catalog.tooLong"],
};
