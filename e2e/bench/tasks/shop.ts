import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { createVerifier } from "../../../client/session/pin.ts";
import type { Crypto } from "../../../shared/core/crypto.ts";
import type { OrgId } from "../../../shared/core/ids.ts";
import { badgeHash, badgeOf } from "../../../shared/domain/access/badge.ts";
import { hashBytes } from "../../../sync-server/crypto.ts";
import { openProfile } from "../../support/browser.ts";
import { signInAt } from "../../support/owner.ts";
import { OWNER_PIN, openShopServer, type ShopGoods, type ShopServer } from "../../support/shop-server.ts";
import { lock, signInByPassword } from "../../support/steps.ts";
import { enrolTill, goodsIn, stocked, synced } from "../../support/till-page.ts";
import { giveHands, type Hands } from "./hands.ts";

/** A shop with one till, a seller at it whom the owner may relieve, and a customer who may owe. */
export interface TaskShop {
  readonly shop: ShopServer;
  readonly browser: BrowserContext;
  readonly hands: Hands;
  readonly goods: readonly ShopGoods[];
  readonly seller: Worker;
  readonly owner: Worker;
  readonly close: () => Promise<void>;
}

export interface Worker {
  readonly name: string;
  readonly pin: string;
  /** What is printed on the badge. */
  readonly badge: string;
}

export const CUSTOMER = "Nurlan";

const SELLER = { name: "Dana", login: "dana", password: "dastarkhan-4", pin: "4444" };

/** The seller is at the till, and everybody who takes part has signed in there before. */
export const openTaskShop = async (): Promise<TaskShop> => {
  const shop = await openShopServer({ goods: 6, pieces: 5_000 });
  const badges = await staff(shop);
  await customer(shop);
  const browser = await openProfile(join(shop.folder, "till"));
  const page = await enrolTill(browser, shop, "T1");
  for (const product of shop.goods) await stocked(page, product);
  await lock(page);
  await page.getByRole("button", { name: "Someone else" }).click();
  await signInByPassword(page, SELLER.login, SELLER.password);
  await synced(page);
  const hands = await giveHands(page);
  await page.reload();
  await goodsIn(page).waitFor();
  return {
    ...{ shop, browser, hands, goods: shop.goods },
    seller: { ...SELLER, badge: badges.seller },
    owner: { name: "Owner", pin: OWNER_PIN, badge: badges.owner },
    close: async () => {
      await browser.close();
      await shop.close();
    },
  };
};

/** A seller with a PIN who may take off a fifth, and badges that are enough by themselves. */
const staff = async ({ office, url }: ShopServer) => {
  const { pin, ...person } = SELLER;
  await office.post("/v1/commands/access.change-settings", { sellerDiscount: 2_000, badgeAlone: true });
  await office.post("/v1/staff", { ...person, role: "seller", branches: "*" });
  const self = await signInAt(url, person.login, person.password);
  await self.post("/v1/auth/pin", { verifier: await createVerifier(pin) });
  const { staff: people } = await office.get<{ staff: readonly { id: string; login: string }[] }>(
    "/v1/staff",
  );
  const { org } = JSON.parse(office.ticket.text) as { org: OrgId };
  const give = async (login: string, letter: string): Promise<string> => {
    const badge = badgeOf(letter.repeat(26));
    const id = people.find((one) => one.login === login)?.id;
    await office.post("/v1/commands/access.give-badge", { staff: id, badge: badgeHash(HASHING, org, badge) });
    return badge;
  };
  return { seller: await give(person.login, "b"), owner: await give("owner", "c") };
};

const HASHING: Pick<Crypto, "hash"> = { hash: (text) => hashBytes(Buffer.from(text, "utf8")) };

const customer = async ({ office }: ShopServer): Promise<void> => {
  const saved = await office.post<{ result: { customer: string } }>("/v1/commands/customer.save", {
    name: CUSTOMER,
    phone: "+77010000001",
  });
  await office.post("/v1/commands/customer.set-limit", {
    customer: saved.result.customer,
    limit: 100_000_000,
  });
};
