import { expect, test } from "vitest";
import type { Destruction } from "../../evidence.ts";
import { aRun, DEVICES } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { lives } from "./lives.ts";

const opening = { replica: "till-1#1", epoch: "1aaaa", holder: "till-1.1aaaa", tick: 0, whole: true };

test.each([
  { what: "goes on as before", holder: "till-1.1aaaa", wiped: false, found: 0 },
  { what: "is cleared and begins anew", holder: "till-1.2bbbb", wiped: true, found: 0 },
  { what: "is cleared and keeps its rights", holder: "till-1.1aaaa", wiped: true, found: 1 },
])("[COUNTER-7] storage that $what", ({ holder, wiped, found }) => {
  const again = { ...opening, epoch: "2bbbb", holder, tick: 9 };
  const devices = DEVICES.map((one) =>
    one.device === "till-1" ? { ...one, openings: [opening, again] } : one,
  );
  const destruction: Destruction = { tick: 5, replica: "till-1#1", why: "wiped", had: {}, left: {} };
  const evidence = aRun(devices).evidence({ destroyed: wiped ? [destruction] : [] });
  expect(breachesOf(lives, evidence)).toHaveLength(found);
});
