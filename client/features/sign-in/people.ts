import type {
  BadgeError,
  DevicePeople,
  KnownPerson,
  MayNotUnlock,
  PasswordError,
  PinError,
} from "../../session/people.ts";

export type { BadgeError, KnownPerson, MayNotUnlock, PasswordError, PinError };

/** What signing in needs of the people of this device. */
export type People = Pick<DevicePeople, "known" | "enterPin" | "enterBadge" | "enterPassword" | "unlock">;
