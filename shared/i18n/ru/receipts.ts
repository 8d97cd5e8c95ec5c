import type { ReceiptsMessages } from "../en/receipts.ts";
import { plural } from "../plural.ts";

export const receipts = {
  "receipts.title": "Чеки",
  "receipts.search": "Номер, товар, покупатель или сумма",
  "receipts.list": "Чеки, сначала новые",
  "receipts.period": "Период",
  "receipts.till": "Касса",
  "receipts.allTills": "Все кассы",
  "receipts.anyTime": "За всё время",
  "receipts.today": "Сегодня",
  "receipts.yesterday": "Вчера",
  "receipts.week": "7 дней",
  "receipts.dates": "Даты",
  "receipts.from": "С",
  "receipts.to": "По",
  "receipts.open": (number) => `Чек ${number}`,
  "receipts.more": (count, text) =>
    `и ещё ${text} ${plural("ru", count, { one: "позиция", few: "позиции", many: "позиций", other: "позиции" })}`,
  "receipts.printCopy": "Печатать копию",
  "receipts.pdf": "PDF",
  "receipts.pdfFailed":
    "Не удалось сделать PDF. Его части загружаются один раз при связи, потом работают и без неё.",
  "receipts.qr": (number) => `Код чека ${number}`,
  "receipts.emptyTitle": "Чеков пока нет",
  "receipts.emptyText": "Каждая завершённая продажа оставляет здесь свой чек.",
  "receipts.choose": "Выберите чек, чтобы посмотреть его",
  "receipts.hereAndServer": "Чеки на этом устройстве, и на сервере — по номеру",
  "receipts.hereOnly": "Сервер недоступен, поэтому показаны только чеки этого устройства.",
  "receipts.askingServer": "Спрашиваем у сервера более старые…",
  "receipts.serverRefused": "Сервер не ответил на поиск; показаны только чеки этого устройства.",
  "receipts.onServer": "на сервере",
  "receipts.missing": (number) => `Чека ${number} здесь нет.`,
  "receipts.missingHint": "Возможно, его пробили на другой кассе. При связи можно спросить сервер.",
  "receipts.loading": "Читаем чеки…",
  "receipts.older": "Показать более старые",
} satisfies ReceiptsMessages;
