import type { StockMessages } from "../en/stock.ts";

export const stock = {
  "stock.countedTwice": "Этот товар уже есть в этом пересчёте.",
  "stock.noShortage": (name) =>
    `${name}: недостачи нет, или у этого устройства нет остатка, чтобы её покрыть.`,
  "stock.unknownHolder": "В этом филиале нет такой кассы. Выберите другую.",
  "stock.rightsExceeded": "За это время устройству стало можно продать меньше. Попробуйте ещё раз.",
} satisfies StockMessages;
