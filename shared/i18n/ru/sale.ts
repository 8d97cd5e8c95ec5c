import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "В чеке пока ничего нет.",
  "sale.priceChanged": (name, price) => `Цена «${name}» теперь ${price}. Проверьте итог.`,
  "sale.totalTooLarge": "Сумма чека слишком велика.",
  "sale.tenderNotPositive": "Оплата должна быть больше нуля.",
  "sale.tenderOverTotal": (most) => `Не наличными можно оплатить не больше ${most}.`,
  "sale.underpaid": (missing) => `Осталось оплатить ${missing}.`,
  "sale.overrideNotAllowed": "Продать сверх того, что есть у этой кассы, может только менеджер.",
  "sale.notATill": "У этого устройства нет кода кассы, продавать на нём нельзя. Подключите его как кассу.",
  "sale.notSetUp": "Настройки магазина ещё не дошли до этой кассы. Подключите её к сети хотя бы раз.",
} satisfies SaleMessages;
