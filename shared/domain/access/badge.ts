import type { Crypto, Hash } from "../../core/crypto.ts";
import type { OrgId, StaffId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import type { Brand } from "../../lib/brand.ts";
import { ORGANISATION } from "./organisation.ts";
import { readStaff } from "./staff.ts";

/** What stands on a badge as a code: a secret of 130 random bits behind a mark that no goods carry [ACCESS-14]. */
export type BadgeCode = Brand<string, "BadgeCode">;

/** How every badge begins. */
export const BADGE_MARK = "SFB-";

/** Characters of the secret, each of 5 bits. */
export const BADGE_LENGTH = 26;

/** The badge of a secret: `BADGE_LENGTH` random characters of a–z and 2–7. */
export const badgeOf = (secret: string): BadgeCode => `${BADGE_MARK}${secret.toUpperCase()}` as BadgeCode;

/** The badge a scanned text is; `null` when it is something else. */
export const readBadge = (text: string): BadgeCode | null => {
  const code = text.trim().toUpperCase();
  return BADGE.test(code) ? (code as BadgeCode) : null;
};

/** What the books keep of a badge: enough to know it again, nothing to make one from. */
export const badgeHash = ({ hash }: Pick<Crypto, "hash">, org: OrgId, code: BadgeCode): Hash =>
  hash(`saudaflow/badge\n${org}\n${code}`);

/** Whose badge it is: somebody who works here now; `undefined` for a badge taken away, replaced or never given. */
export const staffOfBadge = (view: View, hash: Hash): StaffId | undefined =>
  view.find("staff", "badge", hash).find((id) => {
    const doc = liveDoc(view, "staff", id);
    return doc !== undefined && readStaff(id as StaffId, doc).active;
  }) as StaffId | undefined;

/** Whether a badge lets its owner in without a PIN. */
export const isBadgeEnough = (view: View): boolean =>
  liveDoc(view, "org", ORGANISATION)?.fields.badgeAlone === true;

const BADGE = /^SFB-[A-Z2-7]{26}$/;
