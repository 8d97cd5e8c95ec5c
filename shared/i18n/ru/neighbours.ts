import type { NeighboursMessages } from "../en/neighbours.ts";
import { plural } from "../plural.ts";

export const neighbours = {
  "neighbours.title": "Устройства на связи",
  "neighbours.subtitle": "Кассы сами находят друг друга и делятся всем, что знают, даже без интернета.",
  "neighbours.connect": "Связать две кассы",

  "neighbours.here": "Это устройство",
  "neighbours.onlyHereNone": "Всё, что записано здесь, есть и на других устройствах.",
  "neighbours.salesOnlyHere": (count, text) =>
    `${text} ${plural("ru", count, { one: "продажа", few: "продажи", many: "продаж", other: "продажи" })} только на этом устройстве`,
  "neighbours.recordsOnlyHere": (count, text) =>
    `${text} ${plural("ru", count, { one: "запись", few: "записи", many: "записей", other: "записи" })} только на этом устройстве`,
  "neighbours.recordsInAll": (text) =>
    `Всего записей: ${text}. Не очищайте данные браузера, пока они не попали на другое устройство.`,
  "neighbours.keepData": "Не очищайте данные браузера, пока они не попали на другое устройство.",

  "neighbours.inTouch": "Сейчас на связи",
  "neighbours.away": "Не на связи",
  "neighbours.server": "Сервер",
  "neighbours.aloneTitle": "Других касс на связи нет",
  "neighbours.aloneText":
    "Кассы филиала находят друг друга, когда обе включены и в одной сети. Если не находят, один раз свяжите две из них вручную.",
  "neighbours.hidden":
    "Камера не разрешена, поэтому браузер скрывает адрес этого устройства в сети. Кассы могут его не найти.",
  "neighbours.noAddress":
    "Браузер не показывает адрес этого устройства: оно не в сети или камера не разрешена.",
  "neighbours.kindTill": "Касса",
  "neighbours.kindWarehouse": "Устройство склада",
  "neighbours.kindHub": "Узел магазина",
  "neighbours.kindPhone": "Телефон или компьютер",
  "neighbours.wayServer": "через интернет",
  "neighbours.wayHub": "внутри магазина",
  "neighbours.wayDirect": "напрямую",
  "neighbours.rtt": (text) => `${text} мс`,
  "neighbours.forMinutes": (text) => `уже ${text} мин`,
  "neighbours.forHours": (text) => `уже ${text} ч`,
  "neighbours.forDays": (text) => `уже ${text} дн.`,
  "neighbours.connected": "На связи",
  "neighbours.lastSeen": (age) => `Последний раз на связи ${age}`,
  "neighbours.neverSeen": "Отсюда ещё не встречалось",
  "neighbours.serverSeen": (age) => `Недоступен, последний ответ ${age}`,
  "neighbours.serverNever": "Недоступен с тех пор, как открыта страница",

  "neighbours.pairTitle": "Связать две кассы",
  "neighbours.pairText": "Без интернета и без сервера. Поставьте кассы рядом, это займёт минуту.",
  "neighbours.steps": "Шаги",
  "neighbours.stepCamera": "Камера",
  "neighbours.stepCodes": "Коды",
  "neighbours.stepDone": "Связаны",
  "neighbours.cameraTitle": "Разрешите камеру",
  "neighbours.cameraReads": "Она прочитает код с экрана другой кассы.",
  "neighbours.cameraOpens":
    "Пока камера не разрешена, браузер скрывает адрес кассы в сети магазина, и другая касса её не найдёт.",
  "neighbours.cameraKeeps": "Изображение не сохраняется и никуда не отправляется.",
  "neighbours.cameraAllow": "Разрешить камеру",
  "neighbours.cameraWithout": "Продолжить без неё",
  "neighbours.cameraDenied":
    "Для этой страницы камера запрещена. Нажмите значок рядом с адресом вверху браузера, разрешите камеру и попробуйте снова.",
  "neighbours.cameraNone":
    "Браузер не видит здесь камеры. Код можно набрать или считать сканером QR; в большинстве сетей кассы всё равно найдут друг друга.",
  "neighbours.cameraBusy": "Камеру занимает другая программа. Закройте её и попробуйте снова.",
  "neighbours.cameraFailed":
    "Камера не запустилась. Переподключите её и попробуйте ещё раз или наберите код.",
  "neighbours.networkAsk": "Если браузер спросит, можно ли искать устройства в вашей сети, разрешите и это.",
  "neighbours.networkDenied":
    "Браузер не пускает страницу к устройствам в сети. Нажмите значок рядом с адресом вверху и разрешите локальную сеть.",

  "neighbours.roleTitle": "Какая это касса?",
  "neighbours.roleText": "Откройте эту страницу на обеих. Одна будет первой, другая второй.",
  "neighbours.roleFirst": "Первая",
  "neighbours.roleFirstText": "Показывает код",
  "neighbours.roleSecond": "Вторая",
  "neighbours.roleSecondText": "Читает код первой",

  "neighbours.making": "Готовим код…",
  "neighbours.showToSecond": "Покажите это второй кассе",
  "neighbours.showToSecondText": "Выберите на ней «Вторая» и поднесите её камеру к этому экрану.",
  "neighbours.wasRead": "Код прочитан",
  "neighbours.showToFirst": "Теперь покажите это первой кассе",
  "neighbours.showToFirstText":
    "Нажмите на ней «Код прочитан» и поднесите её камеру к этому экрану. Эта страница продолжит сама.",
  "neighbours.picture": "Код этой кассы",
  "neighbours.asText": "Код текстом",
  "neighbours.copied": "Скопировано",
  "neighbours.readSecond": "Прочитайте код второй кассы",
  "neighbours.readFirst": "Прочитайте код первой кассы",
  "neighbours.readText": "Поднесите её экран к камере так, чтобы был виден весь квадрат.",
  "neighbours.readScanner": "Подойдёт и сканер QR-кодов.",
  "neighbours.cameraView": "Что видит камера",
  "neighbours.lampOn": "Включить свет",
  "neighbours.lampOff": "Выключить свет",
  "neighbours.type": "Набрать код",
  "neighbours.typeLabel": "Код другой кассы",
  "neighbours.typeHint": "Группами или подряд, буквы любые: большие и маленькие.",
  "neighbours.paste": "Вставить",
  "neighbours.pasteFailed": "Браузер не даёт странице вставить текст. Нажмите Ctrl+V в поле.",
  "neighbours.goOn": "Дальше",
  "neighbours.joining": "Соединяем…",
  "neighbours.linked": (name) => `Связь с «${name}» есть`,
  "neighbours.linkedText":
    "Кассы передают друг другу недостающее. Дальше они будут находить друг друга сами, пока включена хотя бы одна знакомая касса.",
  "neighbours.another": "Связать ещё одну",
  "neighbours.toList": "Устройства на связи",
  "neighbours.failed": "Связать не удалось",
  "neighbours.anew": "Начать заново",

  "neighbours.notACode": "Это не код кассы. Прочитайте квадрат на экране другой кассы.",
  "neighbours.newerCode": "На другой кассе версия новее. Сначала обновите приложение на этой.",
  "neighbours.badCharacter": (at, character) =>
    `Символа «${character}» (${at}-й) в кодах не бывает. Сверьте с экраном.`,
  "neighbours.incomplete": "Не хватает конца. Наберите до последней группы.",
  "neighbours.mistyped": "Один символ не такой, как на экране. Сверьте группу за группой.",
  "neighbours.twoFirst": "Обе кассы начали как первые. На другой выберите «Вторая».",
  "neighbours.answerForOther": "Это ответ другой кассе. Начните заново на первой.",
  "neighbours.ownCode": "Это код самой этой кассы. Прочитайте тот, что на другом экране.",
  "neighbours.otherOffer":
    "Это ответ на прежний код. Начните заново, и пусть вторая касса прочитает код ещё раз.",
  "neighbours.noLinks":
    "Эта вкладка только читает, или браузер не умеет прямых соединений. Откройте вкладку, которая записывает, в свежем Chrome или Edge.",
  "neighbours.noAddressTodo":
    "Браузер не назвал адрес этого устройства. Подключитесь к сети магазина по кабелю или Wi-Fi, разрешите камеру и начните заново.",
  "neighbours.notReached":
    "Соединение не прошло. Обе кассы должны быть в одной сети: один Wi-Fi или один коммутатор. Гостевые сети часто разделяют устройства. Потом начните заново на обеих.",
  "neighbours.awayRevoked": "Одно из устройств отозвано. Его нужно добавить заново с новым кодом.",
  "neighbours.awayBranch": "Они стоят в разных филиалах. Связываются только кассы одного филиала.",
  "neighbours.awayOrganisation": "Другое устройство принадлежит другому магазину.",
  "neighbours.awayExpired": "У одного из них истёк сертификат. Один раз подключите оба к серверу.",
  "neighbours.awayUnproven":
    "Одно из них не смогло подтвердить, кто оно. Один раз подключите оба к серверу и начните заново.",
  "neighbours.awayProtocol": "На них разные версии приложения. Обновите обе.",
  "neighbours.awayOther": (reason) => `Другая касса прервала соединение (${reason}). Начните заново.`,
} satisfies NeighboursMessages;
