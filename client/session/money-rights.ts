import type { CounterId } from "../../shared/core/ids.ts";
import { type NotEnoughMoney, wantOf } from "../../shared/domain/account/paying.ts";
import type { Result } from "../../shared/lib/result.ts";
import type { Shop } from "./shop.ts";

/** How long a customer waits for other tills to answer. */
const ASK_MS = 300;

/**
 * Does what spends from accounts; where one is short of rights, asks all in touch for what is missing and does it once more
 * [ACCOUNT-2]. Each account is asked about once. What is short then is short: the error says whether the money is not there, or with
 * somebody out of reach.
 */
export const askingForMoney = async <R extends Result<unknown, { readonly type: string }>>(
  { askForRights }: Pick<Shop, "askForRights">,
  attempt: () => Promise<R>,
): Promise<R> => {
  const asked = new Set<CounterId>();
  for (;;) {
    const done = await attempt();
    if (done.ok || !isShortOfMoney(done.error)) return done;
    const want = wantOf(done.error);
    if (asked.has(want.counter)) return done;
    asked.add(want.counter);
    await askForRights([want], ASK_MS);
  }
};

export const isShortOfMoney = (error: { readonly type: string }): error is NotEnoughMoney =>
  error.type === "NotEnoughMoney";
