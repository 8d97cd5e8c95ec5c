import { plural } from "../plural.ts";

/** The till: goods, the open sale, payment, the receipt step. */
export const till = {
  "till.search": "Search goods",
  "till.goods": "Goods",
  "till.categories": "Categories",
  "till.allCategories": "All",
  "till.withinCategory": "Within the category",
  "till.notReadyTitle": "Almost ready to sell",
  "till.notReadyText":
    "The shop’s settings have not reached this device yet. Once it has been connected, it sells without a connection too.",
  "till.noGoodsTitle": "No goods yet",
  "till.noGoodsText": "Add the first product or import your list, and it can be sold here.",
  "till.addGoods": "Add goods",

  "till.saleNumber": (number: string) => `Sale ${number}`,
  "till.lines": "Lines of the sale",
  "till.openSale": "Open sale",
  "till.emptyTitle": "Scan or choose goods",
  "till.emptyText": "Scan a barcode, tap a product, or press / and type part of its name.",
  "till.total": "Total",
  "till.subtotal": "Goods",
  "till.taxIncluded": (rate: string) => `of it VAT ${rate}`,
  "till.taxAdded": (rate: string) => `VAT ${rate}`,
  "till.taxExempt": "exempt from VAT",
  "till.pay": "Pay",
  "till.lineCount": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "line", other: "lines" })}`,
  "till.showSale": "Show the sale",
  "till.backToGoods": "Back to goods",
  "till.quantity": "Quantity",
  "till.quantityOf": (name: string) => `Quantity of ${name}`,
  "till.typing": (text: string) => `${text} — Enter sets the quantity`,
  "till.moreOf": (name: string) => `One more ${name}`,
  "till.lessOf": (name: string) => `One less ${name}`,
  "till.removeOf": (name: string) => `Remove ${name}`,
  "till.more": "One more",
  "till.less": "One less",
  "till.remove": "Remove the line",

  "till.void": "Void the sale",
  "till.voidTitle": "Void this sale?",
  "till.voidText": (amount: string) => `All lines are cleared, ${amount} in all. Nothing has been paid.`,
  "till.voidReason": "Reason",
  "till.voided": "Sale voided",

  "till.unknownCode": (code: string) => `No product has the code ${code}.`,
  "till.unknownCodeHint": "Scan it again, or look the product up by name.",
  "till.addProduct": "Add product",
  "till.whichProduct": "Which one is it?",
  "till.whichProductText": (code: string) => `Several products carry the code ${code}.`,

  "till.quantityZero": "A quantity is more than zero. To take the line out, remove it.",
  "till.quantityNumber": (text: string) => `“${text}” is not a quantity.`,
  "till.quantityWhole": (name: string) => `${name} is sold in whole numbers only.`,
  "till.quantityPrecise": (name: string, digits: string) =>
    `${name} is sold with at most ${digits} digits after the decimal mark.`,
  "till.quantityLarge": "That quantity is too large.",
  "till.totalLarge": "The sale would become too large.",
  "till.priceChanged": (name: string, before: string, now: string) =>
    `The price of ${name} has changed from ${before} to ${now}.`,
  "till.notSold": (name: string) => `${name} is no longer sold.`,
  "till.notKept": "This browser does not keep the open sale: it would be gone after a restart.",
  "till.goneFromSale": (name: string) => `${name} is no longer sold and was taken out of the sale.`,

  "till.stock": "Stock",
  "till.stockOf": (name: string) => `Stock of ${name}`,
  "till.onHand": "On hand in this branch",
  "till.heldHere": "This till may sell",
  "till.heldElsewhere": "Held by other tills",
  "till.sharedBy": (text: string) => `${text}, all with other tills`,
  "till.outOfStock": "Out of stock",
  "till.onlyHere": (text: string) => `This till may sell only ${text}`,
  "till.noneHere": "This till may sell none",
  "till.stockKnownNow": "Up to date: the server has just answered",
  "till.stockKnownAge": (age: string) => `Last heard from the server ${age}`,
  "till.stockKnownNever": "Only what this till has seen itself",
  "till.stockFlexible": "Sold even when the count says none; the difference goes to the attention list.",

  "till.payment": "Payment",
  "till.toPay": "To pay",
  "till.leftToPay": "Left to pay",
  "till.method": "How it is paid",
  "till.cash": "Cash",
  "till.card": "Card",
  "till.received": "Cash received",
  "till.byCard": "Paid by card",
  "till.quickCash": "Likely sums",
  "till.change": "Change",
  "till.rounding": "Rounding",
  "till.cardHint": "Take the payment on the card terminal first, then complete the sale.",
  "till.cardOver": (amount: string) => `A card pays no more than ${amount}.`,
  "till.amountWrong": "That is not an amount of money.",
  "till.amountPositive": "An amount is more than zero.",
  "till.complete": "Complete the sale",
  "till.takePart": (amount: string) => `Take ${amount} and go on`,
  "till.taken": "Taken so far",
  "till.removeTender": (name: string) => `Take back: ${name}`,
  "till.backToSale": "Back to the sale",
  "till.saving": "Saving…",

  "till.notEnoughTitle": "Not enough for this till",
  "till.notEnoughText":
    "This till may not sell that much. The sale is still open and nothing has been recorded. Other tills may hold the rest; they share when connected.",
  "till.wanted": "In the sale",
  "till.reduce": "Sell what is here",
  "till.sellAnyway": "Sell anyway",
  "till.overrideReason": "Reason for selling anyway",
  "till.overrideHint": "It is recorded with your name and goes to the attention list.",
  "till.overrideNeeded": "Write the reason.",
  "till.overrideNotYours":
    "A manager can sign in on this till and sell anyway; the sale stays open meanwhile.",

  "till.notSavedTitle": "The sale was not saved",
  "till.notSavedQuota":
    "This device has no room left. Free some space (photos, downloads), then complete the sale again.",
  "till.notSavedFailed":
    "This device could not write the sale down. Try again; if it stays so, restart the browser.",
  "till.notSavedKept":
    "Nothing is lost: the sale is still open, exactly as it was. Do not hand out a receipt yet.",
  "till.keptOpen": "The sale is still open and nothing was recorded.",
  "till.refusedTitle": "The sale was not made",

  "till.paid": "Paid",
  "till.noChange": "No change",
  "till.receiptOf": (number: string) => `Receipt ${number}`,
  "till.nextSale": "Next sale",
  "till.onThisTillOnly": "On this till only",
  "till.copies": (count: number, text: string) =>
    `Also on ${text} other ${plural("en", count, { one: "device", other: "devices" })}`,
  "till.copyWait": "Waiting until another device has the sale…",
  "till.printNow": "Print now",
  "till.recovered": "This sale had already been completed when the till stopped. Nothing was sold twice.",

  "till.keys": "Till",
};

export type TillMessages = typeof till;
