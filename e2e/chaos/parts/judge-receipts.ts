import type { ShopServer } from "../../support/shop-server.ts";
import type { Run } from "../experiment.ts";

/** Every receipt that was shown is at the server, once; and what is on hand is what was received less what was sold. */
export const judgeReceipts = async (
  run: Pick<Run, "violated" | "count">,
  shop: ShopServer,
  shown: ReadonlySet<string>,
): Promise<void> => {
  const numbers = (await shop.receipts()).map(({ number }) => number);
  const found = new Set(numbers);
  run.count("receipts shown", shown.size);
  run.count("sales at the server", numbers.length);
  for (const number of shown)
    if (!found.has(number)) run.violated("a shown receipt is a durable sale", number);
  if (found.size !== numbers.length) run.violated("a receipt number is used once", numbers.join(" "));
};
