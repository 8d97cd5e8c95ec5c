import type { AppMessages } from "../en/app.ts";
import { plural } from "../plural.ts";

export const app = {
  "app.name": "SaudaFlow",
  "app.sections": "Разделы",
  "app.till": "Касса",
  "app.products": "Товары",
  "app.import": "Импорт",
  "app.receive": "Приёмка",
  "app.stock": "Остатки",
  "app.receipts": "Чеки",
  "app.attention": "Внимание",
  "app.settings": "Настройки",
  "app.more": "Ещё",
  "app.skip": "К содержанию",

  "app.status": "Состояние этого устройства",
  "app.connected": "На связи",
  "app.connecting": "Подключение…",
  "app.offline": "Нет связи",
  "app.offlineSince": (time) => `Нет связи с ${time}`,
  "app.readsAlong": "Работает другая вкладка",
  "app.readsAlongText": "Эта вкладка читает вместе с той, что работает; за связь отвечает та.",
  "app.peers": (text) => `На связи: ${text}`,
  "app.peersOpen": "Показать устройства",
  "app.unsent": (text) => `${text} только здесь`,
  "app.clockOff": (minutes) => `Часы врут на ${minutes} мин`,
  "app.attentionCount": (count, text) =>
    `${text} ${plural("ru", count, { one: "требует внимания", other: "требуют внимания" })}`,
  "app.person": (name) => `Работает: ${name}. Открыть меню`,

  "app.server": "Сервер",
  "app.serverConnected": (age) => `Ответил ${age}`,
  "app.serverOffline": "Недоступен. Можно работать дальше: всё отправится, когда связь вернётся.",
  "app.serverNever": "Не отвечал с тех пор, как открыта страница. Можно работать дальше.",
  "app.unsentTitle": "Только на этом устройстве",
  "app.unsentNone": "Ничего: всё записанное здесь уже есть и в других местах.",
  "app.unsentSome": (count, text) =>
    `${text} ${plural("ru", count, { one: "запись ещё никуда не дошла", few: "записи ещё никуда не дошли", other: "записей ещё никуда не дошли" })}. Не очищайте данные этого браузера.`,
  "app.unsentLong": "Так уже много часов: сегодня же дайте устройству связь.",
  "app.copies": "Копии последней записи",
  "app.copiesOnlyHere": "Только на этом устройстве",
  "app.copiesElsewhere": (count, text) =>
    `Здесь и ещё на ${text} ${plural("ru", count, { one: "устройстве", other: "устройствах" })}`,
  "app.clock": "Часы",
  "app.clockRight": "Совпадают с сервером",
  "app.clockUnknown": "Ещё не сверены с сервером",
  "app.clockAhead": (minutes) =>
    `Спешат на ${minutes} мин. Продажи в сохранности, но время на чеках неверно: поправьте часы устройства.`,
  "app.clockBehind": (minutes) =>
    `Отстают на ${minutes} мин. Продажи в сохранности, но время на чеках неверно: поправьте часы устройства.`,
  "app.attentionOpen": "Открыть список внимания",
  "app.device": "Устройство",
  "app.user": "Сотрудник",
  "app.branch": "Филиал",

  "app.menu": "Меню",
  "app.lock": "Сменить сотрудника",
  "app.lockHint": "Открытая продажа останется как есть.",
  "app.keys": "Горячие клавиши",
  "app.keysGroup": "Разделы",
  "app.help": "Показать клавиши",

  "app.opening": "Открываем магазин…",
  "app.brokenTitle": "Магазин не открылся",
  "app.brokenNothingLost": "Ничего не удалено. Всё записанное на этом устройстве осталось в этом браузере.",
  "app.brokenStorage":
    "Браузер не дал прочитать своё хранилище. Закройте другие вкладки магазина, перезапустите браузер и попробуйте ещё раз. Не очищайте данные браузера.",
  "app.brokenQuota":
    "На устройстве кончилось место. Освободите его (фото, загрузки) и попробуйте ещё раз. Не очищайте данные браузера.",
  "app.brokenNewer":
    "Данные здесь записаны более новой версией приложения. Загрузите страницу заново при наличии связи, чтобы получить её.",
  "app.brokenUnsupported":
    "В этом браузере нет того, что нужно кассе для сохранности продаж. Нужен свежий Chrome, Edge или другой браузер на Chromium, по HTTPS или на localhost.",
  "app.brokenOther":
    "Загрузите страницу заново. Если не поможет, позвоните тому, кто обслуживает ваш магазин, и прочтите ему это:",
  "app.reload": "Загрузить заново",

  "app.readOnlyTitle": "Магазин открыт в другой вкладке",
  "app.readOnlyText": "Здесь можно смотреть, но не записывать: писать может только одна вкладка.",
  "app.takeOver": "Работать здесь",

  "app.forbiddenTitle": "Не для вашей роли",
  "app.forbiddenText": (role) =>
    `Вы вошли как ${role}. Пусть войдёт тот, кому это можно, или изменит вашу роль в настройках.`,
  "app.forbiddenHere": "На этом устройстве это не открыть: продаёт только касса.",
  "app.unknownTitle": "Такой страницы нет",
  "app.unknownText": "Возможно, в адресе опечатка. Выберите раздел или вернитесь в начало.",
  "app.home": "В начало",
  "app.loadFailedTitle": "Экран не загрузился",
  "app.loadFailedText": "Его частей ещё нет на устройстве, а сервер недоступен. Остальное работает.",
  "app.crashedTitle": "Экран остановился",
  "app.crashedText":
    "Всё записанное раньше в сохранности. Откройте экран заново; если повторится, сообщите это:",

  "app.updateReady": "Готова новая версия",
  "app.updateText": "Займёт несколько секунд, ничего не пропадёт.",
  "app.updateNow": "Обновить сейчас",
  "app.updateLater": "Позже",
  "app.updateAfterSale": "Сначала завершите или отмените открытую продажу, потом обновите.",
  "app.updateLoaded": "Новая версия установлена. Загрузите страницу заново, когда будет удобно.",

  "app.roleOwner": "владелец",
  "app.roleAdmin": "администратор",
  "app.roleManager": "управляющий",
  "app.roleSeller": "кассир",
  "app.roleOperator": "кладовщик",
  "app.roleViewer": "наблюдатель",
  "app.roleCustomer": "покупатель",
} satisfies AppMessages;
