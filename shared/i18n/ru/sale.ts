import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "В чеке пока ничего нет.",
  "sale.priceChanged": (name, price) => `Цена «${name}» теперь ${price}. Проверьте итог.`,
  "sale.totalTooLarge": "Сумма чека слишком велика.",
  "sale.tenderNotPositive": "Оплата должна быть больше нуля.",
  "sale.tenderOverTotal": (most) => `Не наличными можно оплатить не больше ${most}.`,
  "sale.priceNotLower": (price) => `Особая цена должна быть ниже цены товара: ${price}.`,
  "sale.priceNotAllowed": "Другую цену разрешает менеджер. Пусть он введёт ПИН или поднесёт бейдж.",
  "sale.discountNotAllowed": (share, most) =>
    `Скидка вручную — ${share}; без менеджера можно ${most}. Пусть менеджер введёт ПИН или поднесёт бейдж.`,
  "sale.codeUsedUp": (code) => `Промокод ${code} уже использован столько раз, сколько можно.`,
  "sale.codeElsewhere": (code) =>
    `Последние применения промокода ${code} — у касс, с которыми нет связи. Повторите, когда она появится, или продайте без него.`,
  "sale.underpaid": (missing) => `Осталось оплатить ${missing}.`,
  "sale.overrideNotAllowed": "Продать сверх того, что есть у этой кассы, может только менеджер.",
  "sale.notATill": "У этого устройства нет кода кассы, продавать на нём нельзя. Подключите его как кассу.",
  "sale.notSetUp": "Настройки магазина ещё не дошли до этой кассы. Подключите её к сети хотя бы раз.",
} satisfies SaleMessages;
