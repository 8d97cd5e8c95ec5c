import type { ReceiptMessages } from "../en/receipt.ts";

export const receipt = {
  "receipt.taxIdKZT": "БСН/ЖСН",
  "receipt.taxIdUZS": "СТИР",
  "receipt.taxIdRUB": "ИНН",
  "receipt.number": "Чек",
  "receipt.date": "Күні",
  "receipt.till": "Касса",
  "receipt.cashier": "Кассир",
  "receipt.goods": "Тауарлар",
  "receipt.taxIncluded": (rate) => `оның ішінде ҚҚС ${rate}`,
  "receipt.taxAdded": (rate) => `ҚҚС ${rate}`,
  "receipt.exempt": "ҚҚС-сыз",
  "receipt.rounding": "Дөңгелектеу",
  "receipt.total": "БАРЛЫҒЫ",
  "receipt.cash": "Қолма-қол",
  "receipt.card": "Карта",
  "receipt.change": "Қайтарым",
  "receipt.copy": "КӨШІРМЕ",
} satisfies ReceiptMessages;
