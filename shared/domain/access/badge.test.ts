import { expect, test } from "vitest";
import type { OrgId } from "../../core/ids.ts";
import { testCrypto } from "../../testing/crypto.ts";
import { testShop } from "../../testing/shop.ts";
import { BADGE_LENGTH, badgeHash, badgeOf, isBadgeEnough, readBadge, staffOfBadge } from "./badge.ts";

const SECRET = "abcdefghijklmnopqrstuvwx27";
const ORG = "org-1" as OrgId;

test.each([
  { text: badgeOf(SECRET), badge: `SFB-${SECRET.toUpperCase()}` },
  { text: ` sfb-${SECRET}\n`, badge: `SFB-${SECRET.toUpperCase()}` },
  { text: "4870001000011", badge: null },
  { text: `SFB-${SECRET}A`, badge: null },
  { text: `SFB-${SECRET.slice(1)}1`, badge: null },
])("[ACCESS-14] $text is the badge $badge", ({ text, badge }) => {
  expect(SECRET).toHaveLength(BADGE_LENGTH);
  expect(readBadge(text)).toBe(badge);
});

test("[ACCESS-14] a badge is good in its own organisation only", () => {
  const hashes = [ORG, "org-2" as OrgId].map((org) => badgeHash(testCrypto, org, badgeOf(SECRET)));
  expect(new Set(hashes).size).toBe(2);
});

test("[ACCESS-14] a badge names whoever it was given to, until it is replaced or they leave", async () => {
  const { office } = await testShop();
  await office.must("access.add-staff", {
    staff: "s9",
    role: "seller",
    name: "S",
    login: "s",
    branches: "*",
  });
  const [first, second] = [badgeOf(SECRET), badgeOf(SECRET.replace("a", "b"))].map((code) =>
    badgeHash(testCrypto, ORG, code),
  );
  if (first === undefined || second === undefined) throw new Error("two badges");
  const owners = () => [first, second].map((hash) => staffOfBadge(office.view(), hash));
  await office.must("access.give-badge", { staff: "s9", badge: first });
  expect(owners()).toEqual(["s9", undefined]);
  await office.must("access.give-badge", { staff: "s9", badge: second });
  expect(owners()).toEqual([undefined, "s9"]);
  await office.must("access.change-staff", { staff: "s9", active: false });
  expect(owners()).toEqual([undefined, undefined]);
});

test("[ACCESS-14] a PIN is asked for too, unless the organisation has said otherwise", async () => {
  const { office } = await testShop();
  expect(isBadgeEnough(office.view())).toBe(false);
  await office.must("access.change-settings", { badgeAlone: true });
  expect(isBadgeEnough(office.view())).toBe(true);
});
