import type { CounterId } from "../../../core/ids.ts";
import type { Person } from "../../../core/writer.ts";
import { err, ok } from "../../../lib/result.ts";
import type { TestDevice } from "../../../testing/device.ts";
import { exchange, type TestShop, testShop } from "../../../testing/shop.ts";
import { answerWants } from "../../rights/answer.ts";
import { accountRules } from "../accounts.ts";
import { type PaidBy, payFromAccounts } from "../paying.ts";

/** Two tills of a branch, each with its cashier, and a customer both know. */
export interface Trade extends TestShop {
  readonly one: TestDevice;
  readonly two: TestDevice;
  readonly customer: string;
  /** Takes what the tenders name out of accounts, as a sale does; gives the error, or `null` when it is written. */
  readonly pay: (till: TestDevice, ...tenders: readonly PaidBy[]) => Promise<object | null>;
}

export const aTrade = async (): Promise<Trade> => {
  const shop = await testShop({ tills: 2 });
  const [one, two] = [shop.till(0), shop.till(1)];
  const { customer } = await one.must("customer.save", { name: "Aigerim" });
  await shop.syncAll();
  const cashier = await shop.person("seller");
  return { ...shop, one, two, customer, pay: (till, ...tenders) => pay(till, cashier, tenders) };
};

export const cash = (amount: number) => [{ type: "cash" as const, amount }];

const pay = async (till: TestDevice, person: Person, tenders: readonly PaidBy[]) => {
  const done = await till.replica().write(till.writer(), [person], () => {
    const drafts = payFromAccounts(till.view(), till.certificate, tenders, "T1-1");
    return drafts.ok ? ok({ drafts: drafts.value, result: null }) : err(drafts.error);
  });
  return done.ok ? null : done.error;
};

/** `asker` asks `giver` for so much, and what it gives reaches the asker: two tills in touch, with no server. */
export const ask = async (asker: TestDevice, giver: TestDevice, counter: CounterId, amount: number) => {
  await giver.write(
    answerWants(
      {
        state: giver.state(),
        me: giver.writer().holder,
        asker: asker.certificate.device,
        rules: accountRules,
        ownDemand: () => 1,
      },
      [{ counter, amount }],
    ),
  );
  await exchange(asker, giver);
};
