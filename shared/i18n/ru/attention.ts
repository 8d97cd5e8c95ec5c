import type { AttentionMessages } from "../en/attention.ts";

export const attention = {
  "attention.title": "Внимание",
  "attention.subtitle": "То, что магазин не решит сам.",
  "attention.emptyTitle": "Ничего не требуется",
  "attention.emptyText":
    "Здесь появится то, что решает только человек: проданное сверх остатка, один штрихкод у двух товаров, записи без разрешения, скопированная касса. Молча ничего не пропадает.",
  "attention.list": "Что требует внимания",

  "attention.shortage": (name) => `${name}: ушло больше, чем покрыто`,
  "attention.shortageText": (quantity, branch) =>
    `${branch}: ${quantity} ушло без покрытия: продано всё равно или списано при пересчёте, пока числилось за другой кассой.`,
  "attention.shortageTodo":
    "Пересчитайте полку. Поступивший товар сначала погасит недостачу; если товара уже нет, спишите его.",
  "attention.writeOff": "Списать",
  "attention.writeOffTitle": (name) => `Списать: ${name}`,
  "attention.writeOffText": (text) =>
    `${text} ушло без покрытия. То, что на полке, не изменится; кто-то отвечает за разницу, и она уйдёт из списка.`,
  "attention.writeOffReason": "Причина",
  "attention.writeOffMissing": "Напишите причину.",
  "attention.writtenOff": "Списано",
  "attention.refundTwice": (name, sale) => `${name} по чеку ${sale} вернули дважды`,
  "attention.refundTwiceText": (quantity, branch) =>
    `${branch}: вернули на ${quantity} больше, чем продали, — две кассы без связи вернули деньги каждая.`,
  "attention.refundTwiceTodo":
    "Спросите того, кто разрешил, и покупателя, если он известен. За то, что не вернуть, кто-то отвечает и называет причину.",
  "attention.refundBeyond": (name, sale) => `${name} по чеку ${sale}: возврат под чью-то ответственность`,
  "attention.refundBeyondText": (quantity, branch) =>
    `${branch}, ${quantity}: кассу, которая это продала, нельзя было спросить, не вернули ли это там.`,
  "attention.refundBeyondTodo":
    "Верните на связь кассу, которая продала, и закройте вопрос: если вернули один раз, ничего не потеряно.",
  "attention.refundBy": (number, when, who, reason) =>
    `Возврат ${number}, ${when}: разрешил(а) ${who}. «${reason}»`,
  "attention.openReceipt": "Открыть чек",
  "attention.refundSettle": "Закрыть вопрос",
  "attention.refundSettleTitle": (name, sale) => `Закрыть вопрос: ${name}, чек ${sale}`,
  "attention.refundSettleText": (quantity) =>
    `Вернули лишние ${quantity}, денег нет. Ваше имя и причина останутся в записи, и вопрос уйдёт из списка.`,
  "attention.refundSettleEarly": (quantity) =>
    `Вернули ${quantity}. Сначала спросим кассу, которая продала: это покроет остаток продажи.`,
  "attention.refundSettled": "Вопрос закрыт",
  "attention.overrideSale": (number, when, who, reason) =>
    `Чек ${number}, ${when}. Разрешение: ${who}. «${reason}»`,
  "attention.overrideCount": (when, who, reason) => `${when}, снято с учёта. Разрешение: ${who}. «${reason}»`,
  "attention.device": "Открыть устройство",
  "attention.voidCut": "К тому времени право на такую запись уже отозвали.",
  "attention.cutDevice": "К тому времени устройство уже отозвали.",
  "attention.cutLost": "К тому времени устройство уже признали потерянным.",
  "attention.cutOldLife":
    "Записано до того, как хранилище устройства сломалось, а числившееся за ним уже забрали.",
  "attention.cutDismissed": "К тому времени человек здесь уже не работал.",
  "attention.cutChanged": "К тому времени роль или филиалы человека уже изменили.",
  "attention.cutSignedOut": "К тому времени человек должен был войти заново: его пароль или PIN сбросили.",
  "attention.voidWhy": (reason) => `Указанная причина: ${reason}.`,
  "attention.voidBeyond":
    "Запись меняет больше, чем положено такой записи. Возможно, программу на том устройстве изменили.",
  "attention.voidAuthority": "Такое записывает только сервер.",
  "attention.voidSaleTodo":
    "Товар всё равно ушёл, а деньги в ящике: пересчитайте полку и сверьте ящик с чеками.",
  "attention.voidReceiptTodo": "Если товар на месте, пусть его заново примет тот, кому можно.",
  "attention.voidShareTodo": "Тот, кому передали этот товар, мог его продать: пересчитайте полку.",
  "attention.voidCutTodo": "Если это должно учитываться, пусть запишет заново тот, кому можно.",
  "attention.kindWriteOff": "Списание",
  "attention.kindVoided": "Отмена продажи",
  "attention.receive": "Принять товар",
  "attention.count": "Пересчитать",

  "attention.barcode": (code) => `Штрихкод ${code} стоит у нескольких товаров`,
  "attention.barcodeText": (names) =>
    `${names}. Его дали два устройства, пока не были на связи; касса каждый раз спрашивает, что это.`,
  "attention.barcodeTodo": "Посмотрите на этикетку и уберите код у того товара, на котором его нет.",
  "attention.openProduct": (name) => `Открыть: ${name}`,

  "attention.void": (what) => `${what}: записано, но без последствий`,
  "attention.voidText": (device, seq) => `${device}, запись ${seq}.`,
  "attention.voidTexts": (device, count, named) => `${device}, записей: ${count} (${named}).`,
  "attention.voidTextsMore": (device, count, named, more) =>
    `${device}, записей: ${count} (${named} и ещё ${more}).`,
  "attention.voidRole": (role) => `Человек вошёл как ${role}, а этой роли такое нельзя.`,
  "attention.voidPerson": "Человек не вошёл на том устройстве как положено.",
  "attention.voidBranch": "Человек не работает в том филиале.",
  "attention.voidScope": "Тому устройству нельзя такое записывать.",
  "attention.voidTodo":
    "Если это должно учитываться, пусть запишет заново тот, кому можно. Если нет, спросите у человека, зачем.",

  "attention.unread": "Запись от более новой версии",
  "attention.unreadText": (device, seq) =>
    `${device}, запись ${seq}. Она сохранена и передаётся дальше, но эта версия её пока не понимает.`,
  "attention.unreadTodo": "Обновите приложение на этом устройстве, и запись подействует сама.",

  "attention.forked": (device) => `Записи устройства «${device}» противоречат друг другу`,
  "attention.forkedText":
    "Под одним номером сделаны две разные записи: данные скопированы или изменены. Всё, что было раньше, учтено; дальнейшее не принимается.",
  "attention.forkedTodo":
    "Прекратите на нём продажи, отзовите его в настройках и добавьте заново с новым кодом. Сверьте его чеки со списком.",

  "attention.cloned": (device) => `Похоже, «${device}» существует дважды`,
  "attention.clonedText":
    "Данные скопированы на другое устройство или восстановлены из старой копии. Записывали оба, и товар мог быть продан дважды.",
  "attention.clonedTodo":
    "Оставьте одно из двух. Отзовите устройство в настройках, добавьте заново с новым кодом и пересчитайте проданное на нём.",
  "attention.devices": "Открыть устройства",

  "attention.refused": "Сервер не принял запись этого устройства",
  "attention.refusedText": (seq, reason) => `Запись ${seq}: ${reason}.`,
  "attention.refusedTodo":
    "Запись остаётся здесь, ничего не потеряно. Не очищайте данные браузера; позвоните тому, кто обслуживает магазин, и прочтите ему это.",
  "attention.storage": "Хранилище этого устройства не то, что оно записало",
  "attention.storageText":
    "Данные восстановлены из копии или частично очищены. Записанное раньше учтено; товар, который могло продать только оно, остался за его прежним именем.",
  "attention.storageTodo":
    "Сверьте его последние чеки со списком. Пересчитайте товар, который был за ним, и его снова можно будет продавать.",
  "attention.damaged": "Запись на этом устройстве не читается",
  "attention.damagedText": (seq) => `Запись ${seq} повреждена на диске. Она отложена, всё остальное открыто.`,
  "attention.damagedTodo":
    "Если она есть на сервере, ничего не потеряно. Не очищайте данные браузера; позвоните тому, кто обслуживает магазин, и прочтите ему это.",
  "attention.other": "На это стоит взглянуть",
  "attention.detail": "Для поддержки",
  "attention.aDevice": "устройство",

  "attention.kindSale": "Продажа",
  "attention.kindReceipt": "Приёмка товара",
  "attention.kindCount": "Пересчёт остатков",
  "attention.kindShare": "Распределение остатков",
  "attention.kindProduct": "Изменение товаров",
  "attention.kindCost": "Себестоимость",
  "attention.kindSettings": "Изменение настроек",
  "attention.kindStaff": "Изменение персонала",
  "attention.kindDevice": "Добавление устройства",
  "attention.kindShift": "Смена",
  "attention.kindCash": "Внесение или изъятие наличных",
  "attention.kindRefund": "Возврат",
  "attention.kindPayment": "Оплата через терминал",
  "attention.kindPromo": "Цены и акции",
  "attention.kindPromoUsed": "Использование промокода",
  "attention.kindFiscal": "Фискальный признак",
  "attention.kindCopy": "Копия чека",
  "attention.kindDrawer": "Открытие ящика вручную",
  "attention.kindHeld": "Отложенная продажа",
  "attention.voidMoneyTodo":
    "Деньги лежат там, где лежат: сверьте ящик или выписку банка с тем, что записано здесь.",
  "attention.kindOther": (kind) => `Запись «${kind}»`,
} satisfies AttentionMessages;
