import { expect, test } from "vitest";
import { type BadgeCode, badgeHash, badgeOf } from "../../shared/domain/access/badge.ts";
import { testCrypto } from "../../shared/testing/crypto.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import { badgesIn, findBadge } from "./badges.ts";
import { createPersonRecords, type PersonRecord } from "./person-records.ts";
import { NO_TRIES } from "./pin.ts";

const BADGE = badgeOf("abcdefghijklmnopqrstuvwx27");
const OTHER = badgeOf("bbcdefghijklmnopqrstuvwx27");

const ann: PersonRecord = {
  staff: "s9",
  name: "Ann",
  role: "seller",
  ticket: { text: "{}", signature: "" } as unknown as PersonRecord["ticket"],
  verifier: { salt: "", iterations: 1, hash: "" },
  isVerifierSent: true,
  tries: NO_TRIES,
};

interface Case {
  readonly what: string;
  readonly code?: BadgeCode;
  readonly alone?: boolean;
  readonly record?: PersonRecord | null;
  readonly ended?: boolean;
  readonly says: object;
}

test.each<Case>([
  { what: "with a PIN", says: { ok: true, value: { isEnough: false } } },
  { what: "alone", alone: true, says: { ok: true, value: { isEnough: true } } },
  { what: "of nobody", code: OTHER, says: { error: { type: "UnknownBadge" } } },
  { what: "of somebody never here", record: null, says: { error: { type: "NotKnownHere", name: "Ann" } } },
  { what: "of an ended ticket", ended: true, alone: true, says: { error: { type: "NotKnownHere" } } },
  {
    what: "of a locked PIN",
    alone: true,
    record: { ...ann, tries: { wrong: 10, until: 0 } },
    says: { error: { type: "PinLocked" } },
  },
  { what: "without any PIN", record: { ...ann, verifier: null }, says: { error: { type: "NotKnownHere" } } },
  {
    what: "alone, without any PIN",
    alone: true,
    record: { ...ann, verifier: null },
    says: { ok: true, value: { isEnough: true } },
  },
])(
  "[ACCESS-14] a badge $what",
  async ({ code = BADGE, alone = false, record = ann, ended = false, says }) => {
    const { office } = await testShop();
    const { org } = office.certificate;
    await office.must("access.add-staff", {
      staff: "s9",
      role: "seller",
      name: "Ann",
      login: "a",
      branches: "*",
    });
    await office.must("access.give-badge", { staff: "s9", badge: badgeHash(testCrypto, org, BADGE) });
    await office.must("access.change-settings", { badgeAlone: alone });
    const records = await createPersonRecords(createMemoryDevice());
    if (record !== null) await records.put(record);
    const book = badgesIn(office.view(), testCrypto, org);
    expect(await findBadge(book, records, () => ended, code)).toMatchObject(says);
  },
);
