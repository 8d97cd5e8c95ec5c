/** What may be wrong with movements of goods, besides what `goods` says. */
export const stock = {
  "stock.countedTwice": "It is in this count already.",
  "stock.noShortage": (name: string) =>
    `${name}: nothing is short, or this device holds nothing that could pay for it.`,
  "stock.unknownHolder": "This branch has no such till. Choose another.",
  "stock.rightsExceeded": "Meanwhile this device may sell less than that. Try again.",
};

export type StockMessages = typeof stock;
