import { kinds } from "../../shared/commands.ts";
import { readBody } from "../../shared/core/kind.ts";
import { DEED_KINDS } from "../../shared/domain/shift/deed.ts";
import { type ReadFact, readFact } from "../../shared/domain/shift/read-fact.ts";
import type { AmendedBody, ClosedBody, OpenedBody } from "../../shared/domain/shift/shift-body.ts";
import type { Counting } from "../../shared/domain/shift/standing.ts";
import type { Placed, ShiftRow } from "./shift-ledgers.ts";
import type { Fact, Shop } from "./shop.ts";

/** Finds facts of shifts among all that is on the device. */
export interface ShiftReader {
  /** Those that arrived after `n`, earliest first. */
  readonly since: (n: number) => Promise<readonly ShiftRow[]>;
  readonly facts: (places: readonly Placed[]) => Promise<readonly ReadFact[]>;
  /** Just before the earliest opening of these shifts arrived; `null` where none is here. */
  readonly openingOf: (shifts: readonly string[]) => Promise<number | null>;
  /** Arrival number of the last fact there is; 0 for none. */
  readonly newest: () => Promise<number>;
  /** What a Z and its amendments, in their order, have counted; `null` where the Z is not on this device. */
  readonly countedBy: (shift: string, z: string) => Promise<readonly Counting[] | null>;
  /** Deeds at these places (`placeKey`), wherever on this device they lie: all that is here is looked through. */
  readonly find: (places: ReadonlySet<string>) => Promise<readonly (ReadFact & { readonly n: number })[]>;
}

const OPENED = "shift.opened";
export const CLOSED = "shift.closed";
export const AMENDED = "shift.amended";
const FOLLOWED = [...DEED_KINDS, OPENED, CLOSED, AMENDED];

/** First a few: most often little has come. */
const FIRST_PAGE = 8;
const LARGEST_PAGE = 1_000;
/** Openings and closings looked through for one: years of them. */
const LOOK_BACK = 5_000;

export const createShiftReader = (facts: Shop["facts"]): ShiftReader => ({
  since: async (n) => {
    const found: Fact[] = [];
    for (
      let before = Number.MAX_SAFE_INTEGER, limit = FIRST_PAGE;
      ;
      limit = Math.min(limit * 5, LARGEST_PAGE)
    ) {
      const page = await facts({ kinds: FOLLOWED, before, limit });
      found.push(...page.filter((fact) => fact.n > n));
      const oldest = page.at(-1)?.n ?? 0;
      if (page.length < limit || oldest <= n) break;
      before = oldest;
    }
    return found.reverse().flatMap(toRow);
  },
  facts: async (places) => {
    const read: ReadFact[] = [];
    for (const { n } of places) {
      const [fact] = await facts({ kinds: FOLLOWED, before: n + 1, limit: 1 });
      const deed = fact?.n === n ? readFact(kinds, fact.entry, fact.hash) : null;
      if (deed !== null) read.push(deed);
    }
    return read;
  },
  openingOf: async (shifts) => {
    if (shifts.length === 0) return null;
    const openings = await facts({ kinds: [OPENED], limit: LOOK_BACK });
    const mine = openings.filter(({ entry }) => shifts.includes((entry.body as unknown as OpenedBody).shift));
    return mine.length === 0 ? null : Math.min(...mine.map(({ n }) => n)) - 1;
  },
  newest: async () => (await facts({ kinds: FOLLOWED, limit: 1 }))[0]?.n ?? 0,
  countedBy: async (shift, z) => {
    const [closed] = await readZ(facts, CLOSED, shift, z);
    if (closed === undefined) return null;
    const amendments = (await readZ(facts, AMENDED, shift, z)).map(({ body }) => body);
    return [closed.body, ...amendments.sort((a, b) => a.n - b.n)];
  },
  find: async (places) => {
    const found: (ReadFact & { readonly n: number })[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; found.length < places.size; ) {
      const page = await facts({ kinds: DEED_KINDS, before, limit: LARGEST_PAGE });
      for (const { n, entry, hash } of page.filter((fact) => places.has(placeKey(fact.entry)))) {
        const fact = readFact(kinds, entry, hash);
        if (fact !== null) found.push({ ...fact, n });
      }
      if (page.length < LARGEST_PAGE) break;
      before = page.at(-1)?.n ?? 0;
    }
    return found;
  },
});

/** One text for a place in a log. */
export const placeKey = ({ log, seq }: { readonly log: string; readonly seq: number }): string =>
  `${log} ${seq}`;

/** Closings or amendments of a shift with this Z number, newest first. */
export const readZ = async <Kind extends typeof CLOSED | typeof AMENDED>(
  facts: Shop["facts"],
  kind: Kind,
  shift: string,
  z?: string,
): Promise<
  readonly { readonly body: Kind extends typeof CLOSED ? ClosedBody : AmendedBody; readonly fact: Fact }[]
> => {
  type Body = Kind extends typeof CLOSED ? ClosedBody : AmendedBody;
  const found = await facts({ kinds: [kind], limit: LOOK_BACK });
  return found
    .filter(({ entry }) => {
      const body = entry.body as unknown as ClosedBody;
      return body.shift === shift && (z === undefined || body.z === z);
    })
    .flatMap((fact) => {
      const body = readBody(kinds, fact.entry);
      return body.ok ? [{ body: body.value as Body, fact }] : [];
    });
};

const toRow = ({ n, entry, hash }: Fact): ShiftRow[] => {
  if (entry.kind === OPENED)
    return [{ type: "opened", n, shift: (entry.body as unknown as OpenedBody).shift }];
  if (entry.kind === CLOSED || entry.kind === AMENDED)
    return [{ type: "counted", n, shift: (entry.body as unknown as ClosedBody).shift }];
  const fact = readFact(kinds, entry, hash);
  return fact === null ? [] : [{ type: "deed", n, fact }];
};
