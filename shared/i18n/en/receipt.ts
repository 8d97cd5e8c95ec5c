/** Words printed on a receipt. */
export const receipt = {
  "receipt.taxIdKZT": "BIN/IIN",
  "receipt.taxIdUZS": "STIR",
  "receipt.taxIdRUB": "INN",
  "receipt.number": "Receipt",
  "receipt.date": "Date",
  "receipt.till": "Till",
  "receipt.cashier": "Cashier",
  "receipt.goods": "Goods",
  "receipt.taxIncluded": (rate: string) => `incl. VAT ${rate}`,
  "receipt.taxAdded": (rate: string) => `VAT ${rate}`,
  "receipt.exempt": "exempt from VAT",
  "receipt.rounding": "Rounding",
  "receipt.total": "TOTAL",
  "receipt.cash": "Cash",
  "receipt.card": "Card",
  "receipt.qr": "QR payment",
  "receipt.wallet": "Wallet",
  "receipt.gift": "Gift card",
  "receipt.credit": "On credit",
  "receipt.points": "Points",
  "receipt.change": "Change",
  "receipt.copy": "COPY",
};

export type ReceiptMessages = typeof receipt;
