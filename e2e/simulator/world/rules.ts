import { z } from "zod";
import { kinds, rules } from "../../../shared/commands.ts";
import type { Rules } from "../../../shared/core/fold.ts";
import type { Kinds } from "../../../shared/core/kind.ts";
import { createJudge } from "../../../shared/domain/access/judge.ts";
import type { Host } from "./types.ts";

const counted = kinds["stock.counted"];

/** What the version after this one reads besides: a kind that is new, and a newer body of one there is. */
const nextKinds: Kinds = {
  ...kinds,
  "loyalty.granted": {
    version: 1,
    scope: "org",
    permission: "sale.make",
    changes: { docs: ["customer"] },
    body: z.strictObject({ points: z.int() }),
  },
  ...(counted && {
    "stock.counted": {
      ...counted,
      version: counted.version + 1,
      body: z.looseObject({ branch: z.string(), reason: z.string() }),
      upcast: { ...counted.upcast, [counted.version]: (body: unknown) => body },
    },
  }),
};

const nextRules: Rules = { kinds: nextKinds, judge: createJudge(nextKinds) };

/** The rules of the program version a device runs. */
export const rulesOf = ({ next }: Pick<Host, "next">): Rules => (next ? nextRules : rules);

/** Version in which a program of the next version writes down a count. */
export const NEXT_COUNT = (counted?.version ?? 0) + 1;

/** Kinds that this version cannot read and the next one can. */
export const unreadBy = ({ next }: Pick<Host, "next">): readonly string[] =>
  next ? [] : ["loyalty.granted v1", `stock.counted v${NEXT_COUNT}`];
