import { expect, test } from "vitest";
import { accountCounter, balanceOf } from "../accounts.ts";
import { ask, aTrade, cash } from "../testing/trade.ts";

test("[ACCOUNT-7] a card is paid for once, and spent by whoever has it, at any till in touch", async () => {
  const { one, two, pay, syncAll } = await aTrade();
  const sold = await one.must("account.sell-gift", { code: "4F7K 2M9Q", amount: 500, tenders: cash(1_000) });
  expect(sold).toEqual({ code: "4f7k2m9q", change: 500, slip: "T1-1TEST-A1" });
  await syncAll();
  await ask(two, one, accountCounter("gift", sold.code), 300);
  expect(await pay(two, { type: "gift", amount: 300, of: sold.code })).toBeNull();
  expect(await pay(two, { type: "gift", amount: 300, of: sold.code })).toMatchObject({
    held: 0,
    missing: 300,
  });
  expect(balanceOf(two.view(), "gift", sold.code).value).toBe(200);
});

test("[ACCOUNT-7] without a code one is made up; a code is sold once", async () => {
  const { one } = await aTrade();
  const { code } = await one.must("account.sell-gift", { amount: 500, tenders: cash(500) });
  expect(code).toMatch(/^[a-z0-9]{4,40}$/);
  const again = (text: string) =>
    one.run("account.sell-gift", { code: text, amount: 500, tenders: cash(500) });
  expect(await again(code.toUpperCase())).toMatchObject({ error: { type: "GiftCodeUsed", code } });
  expect(await again("no")).toMatchObject({ error: { type: "BadGiftCode", text: "no" } });
});
