import { afterAll, beforeAll, expect, test } from "vitest";
import type { Certificate } from "../../shared/core/certificate.ts";
import { createSigner } from "../../sync-server/crypto.ts";
import { type MeshShop, type MeshTill, openMeshShop } from "./tills.ts";

let shop: MeshShop;
let ours: MeshTill;

const codesWith = async (stranger: MeshTill) => {
  const offer = await ours.page().evaluate(() => window.meshKit.createOffer());
  const answer = await stranger.page().evaluate((code) => window.meshKit.acceptOffer(code), offer);
  if (!answer.ok) throw new Error(answer.error.type);
  return ours.page().evaluate((code) => window.meshKit.acceptAnswer(code), answer.value);
};

beforeAll(async () => {
  shop = await openMeshShop();
  ours = await shop.addTill("ours");
});

afterAll(() => shop?.close());

test.each<[string, string, Partial<Record<keyof Certificate, unknown>>]>([
  ["another branch's till", "branch", { branch: "other", reads: ["org", "b-other"] }],
  ["a till whose certificate has run out", "expired", { expiresAt: 1 }],
  ["a till whose certificate names no key", "unpaired", { transport: undefined }],
  ["a till with a certificate that names another's key", "certificate", { transport: "A".repeat(43) }],
])("[LINK-2] %s is turned away: %s", async (name, reason, change) => {
  const stranger = await shop.addTill(name.replaceAll(/\W/g, "").slice(-12).toLowerCase(), change as never);
  expect(await codesWith(stranger)).toEqual({ ok: false, error: { type: "TurnedAway", reason } });
  expect(await ours.page().evaluate(() => window.meshKit.peers())).toEqual([]);
  expect(await stranger.page().evaluate(() => window.meshKit.peers())).toEqual([]);
  await stranger.kill();
});

test("[LINK-2] another organisation's till is turned away by name", async () => {
  const stranger = await shop.addTill("foreign", {}, createSigner());
  expect(await codesWith(stranger)).toMatchObject({ ok: false, error: { type: "TurnedAway" } });
  expect(await ours.page().evaluate(() => window.meshKit.peers())).toEqual([]);
});
