import type { AccessMessages } from "../en/access.ts";

export const access = {
  "access.currencyFixed": (currency) =>
    `Валюта остаётся ${currency}: иначе уже записанные суммы изменили бы смысл.`,
  "access.branchExists": "Такой филиал уже есть.",
  "access.unknownBranch": "Этот филиал здесь неизвестен.",
  "access.unknownDevice": "Это устройство здесь неизвестно.",
  "access.unknownStaff": "Этот сотрудник здесь неизвестен.",
  "access.loginTaken": (login, name) => `Логин «${login}» уже занят: ${name}.`,
  "access.ownerOnly": "Владельцев и администраторов назначает, меняет и увольняет только владелец.",
  "access.lastOwner": "Кто-то должен оставаться владельцем. Сначала назначьте другого.",
  "access.branchesMissing": "Выберите хотя бы один филиал.",
  "access.notYourBranch": "Можно дать только те филиалы, где вы работаете сами.",
  "access.codeMissing": "Кассе нужен код: он печатается на каждом чеке.",
  "access.codeTaken": (code, name) => `Код ${code} уже занят: «${name}».`,
  "access.deviceCut": (reason) =>
    `Это устройство выведено из работы (${reason}). Записанное им сохранено; нового от него не примут.`,
  "access.scopeNotWritable":
    "Этому устройству нельзя это записывать. Сделайте это на другом устройстве или через сервер.",
} satisfies AccessMessages;
