import type { ReceiveMessages } from "../en/receive.ts";
import { plural } from "../plural.ts";

export const receive = {
  "receive.title": "Приёмка",
  "receive.search": "Отсканируйте или найдите товар",
  "receive.found": "Найденные товары",
  "receive.lines": "Что поступило",
  "receive.emptyTitle": "Отсканируйте первый товар",
  "receive.emptyText": "Повторное сканирование добавляет ещё один. Для весового товара спросим вес.",
  "receive.moreOf": (name) => `Ещё один: ${name}`,
  "receive.lessOf": (name) => `На один меньше: ${name}`,
  "receive.removeOf": (name) => `Убрать: ${name}`,
  "receive.quantity": "Количество",
  "receive.cost": "Цена закупки",
  "receive.onHand": (text) => `остаток ${text}`,
  "receive.totalLines": (count, text) =>
    `${text} ${plural("ru", count, { one: "позиция", few: "позиции", many: "позиций", other: "позиции" })}`,
  "receive.totalCost": (amount) => `на сумму ${amount}`,
  "receive.post": "Принять",
  "receive.posted": (count, text) =>
    `Принято: ${text} ${plural("ru", count, { one: "позиция", few: "позиции", many: "позиций", other: "позиции" })}`,
  "receive.clear": "Начать заново",
  "receive.clearTitle": "Убрать все позиции?",
  "receive.clearText": "Эта приёмка ещё не проведена.",
  "receive.unknownCode": (code) => `Нет товара с кодом ${code}.`,
  "receive.addProduct": "Добавить товар",
  "receive.whichProduct": (code) => `У какого товара код ${code}?`,
  "receive.mend": "Сначала исправьте отмеченные позиции.",
  "receive.today": "Принято сегодня",
  "receive.noneToday": "Сегодня ещё ничего не принято.",
  "receive.opening": "Начальный остаток",
  "receive.andMore": (text) => `и ещё ${text}`,
  "receive.details": (time) => `Приёмка в ${time}`,
  "receive.notKept": "Устройство не может хранить черновик: при перезагрузке он пропадёт.",
} satisfies ReceiveMessages;
