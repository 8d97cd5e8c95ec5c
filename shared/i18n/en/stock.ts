/** What may be wrong with movements of goods, besides what `goods` says. */
export const stock = {
  "stock.ofLine": (line: string, name: string, reason: string) => `Line ${line}, ${name}: ${reason}`,
  "stock.countedTwice": "It is in this count already.",
  "stock.unknownHolder": "This branch has no such till. Choose another.",
  "stock.rightsExceeded": "Meanwhile this device may sell less than that. Try again.",
};

export type StockMessages = typeof stock;
