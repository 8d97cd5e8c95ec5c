import type { ReceiptMessages } from "../en/receipt.ts";

export const receipt = {
  "receipt.taxIdKZT": "BIN/IIN",
  "receipt.taxIdUZS": "STIR",
  "receipt.taxIdRUB": "INN",
  "receipt.number": "Chek",
  "receipt.date": "Sana",
  "receipt.till": "Kassa",
  "receipt.cashier": "Kassir",
  "receipt.goods": "Tovarlar",
  "receipt.taxIncluded": (rate) => `shu jumladan QQS ${rate}`,
  "receipt.taxAdded": (rate) => `QQS ${rate}`,
  "receipt.exempt": "QQSsiz",
  "receipt.rounding": "Yaxlitlash",
  "receipt.total": "JAMI",
  "receipt.cash": "Naqd",
  "receipt.card": "Karta",
  "receipt.change": "Qaytim",
  "receipt.copy": "NUSXA",
} satisfies ReceiptMessages;
