import { expect, test } from "vitest";
import type { Destruction } from "../../evidence.ts";
import { aRun, DEVICES } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { lives } from "./lives.ts";

const opening = { replica: "till-1#1", epoch: "1aaaa", holder: "till-1.1aaaa", tick: 0, whole: true };

const wiped = { why: "wiped" as const };
const putBack = { why: "rolled-back" as const };

test.each<{ what: string; holder: string; broken: Partial<Destruction> | null; found: number }>([
  { what: "goes on as before", holder: "till-1.1aaaa", broken: null, found: 0 },
  { what: "is cleared and begins anew", holder: "till-1.2bbbb", broken: wiped, found: 0 },
  { what: "is cleared and keeps its rights", holder: "till-1.1aaaa", broken: wiped, found: 1 },
  { what: "is put back, unnoticeably", holder: "till-1.1aaaa", broken: putBack, found: 0 },
  {
    what: "is put back, notices and begins anew",
    holder: "till-1.2bbbb",
    broken: { ...putBack, noticeable: true },
    found: 0,
  },
  {
    what: "is put back and keeps its rights",
    holder: "till-1.1aaaa",
    broken: { ...putBack, noticeable: true },
    found: 1,
  },
])("[COUNTER-7] storage that $what", ({ holder, broken, found }) => {
  const again = { ...opening, epoch: "2bbbb", holder, tick: 9 };
  const devices = DEVICES.map((one) =>
    one.device === "till-1" ? { ...one, openings: [opening, again] } : one,
  );
  const destruction = { tick: 5, replica: "till-1#1", why: "lost" as const, had: {}, left: {}, ...broken };
  const evidence = aRun(devices).evidence({ destroyed: broken === null ? [] : [destruction] });
  expect(breachesOf(lives, evidence)).toHaveLength(found);
});
