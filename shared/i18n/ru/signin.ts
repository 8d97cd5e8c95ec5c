import type { SigninMessages } from "../en/signin.ts";

export const signin = {
  "signin.who": "Кто вы?",
  "signin.title": "Вход",
  "signin.someoneElse": "Другой человек",
  "signin.passwordText": "Первый раз на этом устройстве — с логином и паролем.",
  "signin.login": "Логин",
  "signin.password": "Пароль",
  "signin.signIn": "Войти",
  "signin.toPeople": "К списку",
  "signin.notMe": "Это не я",
  "signin.usePassword": "Войти с паролем",
  "signin.pinOf": (name) => `PIN-код: ${name}`,

  "signin.offlineNow":
    "Сервер недоступен. Для первого входа на устройстве он нужен; попробуйте, когда появится связь.",
  "signin.offlineNowPin":
    "Сервер недоступен, а для пароля он нужен. У кого на этом устройстве есть PIN-код, тот может войти с ним.",
  "signin.missingLogin": "Введите логин.",
  "signin.missingPassword": "Введите пароль.",
  "signin.wrongPin": "PIN-код неверный. Попробуйте ещё раз.",
  "signin.pinPaused": (wait) => `Слишком много неверных PIN-кодов. Попробуйте через ${wait}.`,
  "signin.pinLocked":
    "Слишком много неверных PIN-кодов. Управляющий может разблокировать его здесь, или войдите с паролем.",
  "signin.locked": "PIN закрыт",
  "signin.unlockHere": "Попросить управляющего",
  "signin.whoUnlocks": "Кто разблокирует PIN-код?",
  "signin.unlock": "Разблокировать",
  "signin.mayNotUnlock": "Разблокировать PIN-код может только управляющий.",
  "signin.noPin": "На этом устройстве у вас нет PIN-кода. Войдите с паролем.",
  "signin.storageFailed":
    "Устройство не смогло прочитать или записать данные. Попробуйте ещё раз; если не поможет, перезапустите браузер.",
  "signin.offline": "Сервер недоступен, а для пароля он нужен. Попробуйте, когда появится связь.",
  "signin.wrongPassword": "Неверный логин или пароль.",
  "signin.tooManyTries": "Слишком много попыток. Подождите несколько минут.",
  "signin.tooManyTriesWait": (wait) => `Слишком много попыток. Попробуйте через ${wait}.`,
  "signin.problem": (status, code) => `Сервер ответил ошибкой (${status} ${code}). Попробуйте ещё раз.`,
  "signin.seconds": (text) => `${text} с`,
  "signin.minutes": (text) => `${text} мин`,

  "signin.pinOffer": "Придумайте PIN-код",
  "signin.pinOfferText": "С ним вы быстро войдёте на этом устройстве, даже без связи.",
  "signin.pinCurrent": "Нынешний PIN-код",
  "signin.pinNew": "Новый PIN-код",
  "signin.pinNewText": "От 4 до 8 цифр. Действует только на этом устройстве.",
  "signin.pinRepeat": "Тот же PIN-код ещё раз",
  "signin.pinDifferent": "PIN-коды не совпадают.",
  "signin.pinShape": "От 4 до 8 цифр и ничего больше.",
  "signin.pinSaved": "PIN-код сохранён",
  "signin.pinNotSaved": "PIN-код не сохранился. Попробуйте ещё раз.",
} satisfies SigninMessages;
