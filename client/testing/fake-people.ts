import { signal } from "@preact/signals";
import type { Person } from "../../shared/core/writer.ts";
import { err, ok } from "../../shared/lib/result.ts";
import type { DevicePeople } from "../session/people.ts";

/** The people of a device, with one of them at it; every PIN but 0000 is right. */
export const createFakePeople = (person: Person): DevicePeople => {
  const { staff, name, role } = person.ticket;
  const known = { staff, name, role, hasPin: true, isLocked: false };
  const right = (pin: string): boolean => pin !== "0000";
  return {
    person: signal(person),
    known: signal([known]),
    enterPin: async (_, pin) => (right(pin) ? ok(null) : err({ type: "WrongPin" })),
    confirm: async (_, pin) => (right(pin) ? ok({ person }) : err({ type: "WrongPin" })),
    enterBadge: async () => ok({ person: known, isIn: true }),
    confirmBadge: async () => ok({ person: known, approval: { person } }),
    enterPassword: async () => ok({ person: known }),
    isPinGuarded: signal(true),
    choosePin: async (_, current) => (right(current ?? "") ? ok(null) : err({ type: "WrongPin" })),
    unlock: async (_staff, _manager, pin) => (right(pin) ? ok(null) : err({ type: "WrongPin" })),
    forget: async () => {},
    lock: () => {},
    token: {
      bearer: async () => err({ type: "Offline" }),
      take: () => {},
      drop: () => {},
      renew: async () => err({ type: "Offline" }),
    },
  };
};
