import type { ReceiptMessages } from "../en/receipt.ts";

export const receipt = {
  "receipt.taxIdKZT": "БИН/ИИН",
  "receipt.taxIdUZS": "ИНН",
  "receipt.taxIdRUB": "ИНН",
  "receipt.number": "Чек",
  "receipt.date": "Дата",
  "receipt.till": "Касса",
  "receipt.cashier": "Кассир",
  "receipt.goods": "Товары",
  "receipt.taxIncluded": (rate) => `в т. ч. НДС ${rate}`,
  "receipt.taxAdded": (rate) => `НДС ${rate}`,
  "receipt.exempt": "без НДС",
  "receipt.rounding": "Округление",
  "receipt.total": "ИТОГО",
  "receipt.cash": "Наличные",
  "receipt.card": "Карта",
  "receipt.change": "Сдача",
  "receipt.copy": "КОПИЯ",
} satisfies ReceiptMessages;
