import { shortageIn, unitsIn } from "../naive/cells.ts";
import { vanishedLogs } from "../naive/destruction.ts";
import type { Folded } from "../naive/fold.ts";
import type { Held } from "../naive/history.ts";
import { holderDevice } from "../naive/raw-entry.ts";
import { heirOf, rightsWithHeirs } from "../naive/rights.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [COUNTER-2, COUNTER-4..7] Rights of all holders together are what there is and what was sold short; and nobody ever spent
 * more than their rights, so nothing is below zero without a named override. Excused, and only they: a device that lived on beyond
 * its cut, one whose whole storage was copied or put back unnoticed, one that is hostile, and whoever inherits the debts of such.
 */
export const neverBelowZero: Invariant = {
  name: "no counter below zero without a named reason",
  breaches: (trial) => {
    const folded = trial.whole();
    const excused = excuses(trial, folded);
    return [...folded.cells].flatMap(([counter, byLog]) => {
      const cells = [...byLog.values()];
      const rights = rightsWithHeirs(cells, folded.cuts);
      const sum = [...rights.values()].reduce((all, amount) => all + amount, 0);
      const faults = [...rights]
        .filter(([holder, amount]) => amount < 0 && holder !== null && !excused(counter, holder))
        .map(([holder, amount]) => `${holder} spent ${-amount} more of ${counter} than it held`);
      const units = unitsIn(cells) + shortageIn(cells);
      return sum === units ? faults : [...faults, `${counter}: rights of ${sum} for ${units} units`];
    });
  },
};

/** Whether a holder may owe on a counter, in good faith or bad. */
export const excuses = (trial: Trial, folded: Folded): ((counter: string, holder: string) => boolean) => {
  const livedOn = countersBeyondCuts(trial, folded);
  const twice = holdersTwice(trial);
  const vanished = vanishedLogs(trial.evidence, trial.lines).size > 0;
  const mayOwe = (holder: string) => twice.has(holder) || trial.hostile.has(holderDevice(holder));
  return (counter, holder) =>
    vanished ||
    livedOn.has(counter) ||
    mayOwe(holder) ||
    holdersOf(folded, counter).some((owner) => mayOwe(owner) && heirOf(folded.cuts, owner) === holder);
};

const holdersOf = ({ cells }: Folded, counter: string): readonly string[] =>
  [...(cells.get(counter)?.values() ?? [])].map(({ holder }) => holder);

/** Counters on which something was done that does not count any more: others had relied on it. */
const countersBeyondCuts = ({ lines, hostile }: Trial, { verdicts }: Folded): ReadonlySet<string> => {
  const counters = new Set<string>();
  const isVoid = ({ entry, device }: Held): boolean => {
    const verdict = verdicts.get(entry.log)?.[entry.seq - 1];
    return verdict?.outcome === "void" && (verdict.why === "cut" || hostile.has(device));
  };
  for (const line of lines.values()) {
    for (const held of line) {
      if (!isVoid(held)) continue;
      for (const { counter } of held.entry.effects) counters.add(counter);
    }
  }
  return counters;
};

/** Holders whose rights lay in two storages, or in one that was put back without anyone noticing. */
const holdersTwice = ({ evidence }: Trial): ReadonlySet<string> => {
  const twice = new Set<string>();
  for (const { openings } of evidence.devices) {
    for (const { holder, replica, whole } of openings) {
      const others = openings.some((other) => other.holder === holder && other.replica !== replica);
      const before = openings.findIndex((other) => other.holder === holder);
      if (others || (!whole && openings[before]?.whole === true)) twice.add(holder);
    }
  }
  return twice;
};
