import type { Batch } from "../../../shared/core/admission.ts";
import { canonical } from "../../../shared/core/canonical.ts";
import { signedText, ZERO_HASH } from "../../../shared/core/crypto.ts";
import { epochId, holderId, logId, parseLogId, type Scope } from "../../../shared/core/ids.ts";
import { nextStamp, type Stamp } from "../../../shared/core/stamp.ts";
import type { Random } from "../../../shared/lib/seeded-random.ts";
import { newEpochTail, nodeCrypto } from "../../../sync-server/crypto.ts";
import type { EnrolledDevice } from "../../../sync-server/testing/server.ts";
import { mutateValue } from "./mutate.ts";

/** A log in the hands of someone who owns the device: what they write is spoilt, but chained and signed as it should be. */
export interface HostileLog {
  /** The next entry, spoilt in its content and sometimes in its place, as a batch that the device truly signed. */
  readonly next: () => Promise<Batch>;
  /** How far the server says that it has the log: what was admitted has to be built upon. */
  readonly admitted: (head: number) => void;
  /** Some refusals are for good: then another log is begun. */
  readonly entries: () => number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Writes in the scope of the entries that it spoils; begins with a true opening and a true sign-in. */
export const openHostileLog = (
  device: EnrolledDevice,
  scope: Scope,
  signIn: Fields,
  bases: readonly Fields[],
  random: Random,
): HostileLog => {
  const epoch = epochId(2, newEpochTail());
  const id = logId(device.certificate.device, epoch, scope);
  const opening = {
    kind: "log.opened",
    v: 1,
    by: "system",
    body: { holder: holderId(device.certificate.device, epoch), continues: null, certificate: device.signed },
    patches: [],
    effects: [],
  };
  let tip = { seq: 0, prev: ZERO_HASH as string, stamp: "" as Stamp };
  let tried: typeof tip | null = null;
  const place = (fields: Fields): Fields => {
    const stamp = nextStamp(tip.stamp, Date.now(), device.certificate.device);
    return { at: 1, ...fields, log: id, seq: tip.seq + 1, prev: tip.prev, stamp };
  };
  const spoilt = (): Fields => {
    const base = random.pick(bases);
    const told = { body: base.body, patches: base.patches, effects: base.effects };
    const { body, patches, effects } = (mutateValue(told, random) ?? {}) as Fields;
    const content = { ...base, body, patches, effects };
    // Mostly in its right place, or nothing else of it would be looked at.
    return random.below(10) > 0 ? place(content) : ((mutateValue(place(content), random) ?? {}) as Fields);
  };
  return {
    entries: () => tip.seq,
    next: async () => {
      const fields = tip.seq === 0 ? place(opening) : tip.seq === 1 ? place(signIn) : spoilt();
      const text = textOf(fields);
      const hash = nodeCrypto.hash(text);
      const [seq, stamp] = [Number(fields.seq), String(fields.stamp) as Stamp];
      tried = { seq, prev: hash, stamp };
      return { log: id, entries: [text], signature: await device.key.sign(signedText.log(id, seq, hash)) };
    },
    admitted: (head) => {
      if (tried !== null && head === tip.seq + 1 && tried.seq === head) tip = tried;
      tried = null;
    },
  };
};

const textOf = (fields: Fields): string => {
  try {
    return canonical(fields);
  } catch {
    return JSON.stringify(fields) ?? ""; // what has no canonical form is sent all the same
  }
};

/** The scope a stored entry's log lies in. */
export const scopeOfText = (text: string): Scope | null =>
  parseLogId(String((JSON.parse(text) as Fields).log))?.scope ?? null;
