/** Why a sale was not made, besides what `goods` says. */
export const sale = {
  "sale.empty": "There is nothing in the sale yet.",
  "sale.priceChanged": (name: string, price: string) =>
    `The price of “${name}” is now ${price}. Check the total.`,
  "sale.totalTooLarge": "The total is too large.",
  "sale.tenderNotPositive": "A payment has to be more than zero.",
  "sale.tenderOverTotal": (most: string) => `Other than in cash, ${most} can be paid at most.`,
  "sale.priceNotLower": (price: string) =>
    `A price of its own is lower than the product's, which is ${price}.`,
  "sale.priceNotAllowed": "Another price needs a manager. Have one enter a PIN or scan a badge.",
  "sale.discountNotAllowed": (share: string, most: string) =>
    `${share} is taken off by word; you may take off ${most} alone. Have a manager enter a PIN or scan a badge.`,
  "sale.codeUsedUp": (code: string) => `The code ${code} has been used as often as it may be.`,
  "sale.codeElsewhere": (code: string) =>
    `The last uses of the code ${code} are with tills that are out of reach. Try again when they are back, or sell without it.`,
  "sale.underpaid": (missing: string) => `${missing} is still to pay.`,
  "sale.overrideNotAllowed": "Only a manager may sell beyond what this till holds.",
  "sale.notATill": "This device has no till code and cannot sell. Enrol it as a till.",
  "sale.notSetUp": "The shop’s settings have not reached this till yet. Connect it once.",
};

export type SaleMessages = typeof sale;
