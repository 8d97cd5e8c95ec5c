import { coversOf, isLate, reachOf } from "./cover.ts";
import type { ShiftFact } from "./deed.ts";
import type { AmendedBody, Cover, Stretch } from "./shift-body.ts";

/** What a Z or an amendment says about which deeds are in it. */
export type Counting = Pick<AmendedBody, "covers" | "without" | "again">;

type Placed = Pick<ShiftFact, "log" | "seq" | "hash">;

/** What a Z owes to the deeds of its shift as they stand now [SHIFT-9, SHIFT-12]. */
export interface Owed<Deed extends Placed> {
  /** To be added: what came late and counts, and what counts after all. */
  readonly plus: readonly Deed[];
  /** To be taken away: what it counts and is void. */
  readonly minus: readonly Deed[];
  /** As the amendment says it. */
  readonly covers: readonly Cover[];
  readonly without: readonly Stretch[];
  readonly again: readonly Stretch[];
}

/** Compares every deed of a shift on this device with what its Z and the amendments count; `null`: nothing is owed. */
export const owedTo = <Deed extends Placed>(
  deeds: readonly Deed[],
  counted: readonly Counting[],
  isVoid: (deed: Placed) => boolean,
): Owed<Deed> | null => {
  const reach = reachOf(counted.map(({ covers }) => covers));
  const of = (late: boolean, out: boolean, dead: boolean) => (deed: Deed) =>
    isLate(reach, deed) === late && isOut(counted, deed) === out && isVoid(deed) === dead;
  const late = deeds.filter(of(true, false, false));
  const dead = deeds.filter(of(true, false, true));
  const minus = deeds.filter(of(false, false, true));
  const back = deeds.filter(of(false, true, false));
  if (late.length + minus.length + back.length === 0) return null;
  return {
    plus: [...late, ...back],
    minus,
    covers: coversOf(late.length === 0 ? [] : [...late, ...dead]),
    without: stretchesOf(deeds, new Set(late.length === 0 ? minus : [...minus, ...dead])),
    again: stretchesOf(deeds, new Set(back)),
  };
};

/** These of all deeds of a shift, as stretches that hold no other. */
export const stretchesOf = <Deed extends Placed>(
  deeds: readonly Deed[],
  these: ReadonlySet<Deed>,
): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let isUnbroken = false;
  for (const deed of [...deeds].sort(byPlace)) {
    const { log, seq } = deed;
    const last = stretches.at(-1);
    if (these.has(deed)) {
      if (isUnbroken && last?.log === log) last.to = seq;
      else stretches.push({ log, from: seq, to: seq });
    }
    isUnbroken = these.has(deed);
  }
  return stretches;
};

const byPlace = (a: Placed, b: Placed): number => (a.log === b.log ? a.seq - b.seq : a.log < b.log ? -1 : 1);

/** Whether the Z is without the deed, by the last of them that speaks of it. */
const isOut = (counted: readonly Counting[], deed: Placed): boolean =>
  counted.reduce((out, { without = [], again = [] }) => {
    if (without.some((stretch) => isIn(stretch, deed))) return true;
    return out && !again.some((stretch) => isIn(stretch, deed));
  }, false);

const isIn = ({ log, from, to }: Stretch, deed: Placed): boolean =>
  log === deed.log && from <= deed.seq && deed.seq <= to;
