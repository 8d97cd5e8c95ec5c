import type { Crypto } from "../../shared/core/crypto.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import type { View } from "../../shared/core/view.ts";
import { type BadgeCode, badgeHash, isBadgeEnough, staffOfBadge } from "../../shared/domain/access/badge.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { PersonRecord, PersonRecords } from "./person-records.ts";
import { isLockedOut } from "./pin.ts";

export type BadgeError =
  /** Nobody's, or taken away, or replaced. */
  | { readonly type: "UnknownBadge" }
  /** They have to sign in by password on this device first. */
  | { readonly type: "NotKnownHere"; readonly name: string }
  | { readonly type: "PinLocked" };

/** What the books say of badges. */
export interface BadgeBook {
  /** Whose it is, with their name in the books. */
  readonly ownerOf: (code: BadgeCode) => { readonly staff: string; readonly name: string } | undefined;
  /** Whether it lets its owner in without a PIN. */
  readonly isEnough: () => boolean;
}

export const badgesIn = (view: View, crypto: Pick<Crypto, "hash">, org: OrgId): BadgeBook => ({
  ownerOf: (code) => {
    const staff = staffOfBadge(view, badgeHash(crypto, org, code));
    return staff === undefined
      ? undefined
      : { staff, name: String(view.doc("staff", staff)?.fields.name ?? "") };
  },
  isEnough: () => isBadgeEnough(view),
});

/** The one of this device's people whose badge it is [ACCESS-14]. */
export const findBadge = async (
  book: BadgeBook,
  records: PersonRecords,
  isEnded: (record: PersonRecord) => boolean,
  code: BadgeCode,
): Promise<Result<{ readonly record: PersonRecord; readonly isEnough: boolean }, BadgeError>> => {
  const owner = book.ownerOf(code);
  if (owner === undefined) return err({ type: "UnknownBadge" });
  await records.reload().catch(() => undefined); // another tab may have counted wrong PINs
  const record = records.find(owner.staff);
  if (record === undefined || isEnded(record)) return err({ type: "NotKnownHere", name: owner.name });
  if (isLockedOut(record.tries)) return err({ type: "PinLocked" });
  const isEnough = book.isEnough();
  return isEnough || record.verifier !== null
    ? ok({ record, isEnough })
    : err({ type: "NotKnownHere", name: owner.name });
};
