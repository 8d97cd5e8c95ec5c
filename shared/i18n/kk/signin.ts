import type { SigninMessages } from "../en/signin.ts";

export const signin = {
  "signin.who": "Бұл кім?",
  "signin.title": "Кіру",
  "signin.someoneElse": "Басқа адам",
  "signin.passwordText": "Бұл құрылғыда алғаш рет логин мен құпиясөзбен кіресіз.",
  "signin.login": "Логин",
  "signin.password": "Құпиясөз",
  "signin.signIn": "Кіру",
  "signin.toPeople": "Тізімге оралу",
  "signin.notMe": "Бұл мен емес",
  "signin.usePassword": "Құпиясөзбен кіру",
  "signin.pinOf": (name) => `PIN-код: ${name}`,

  "signin.offlineNow":
    "Серверге қол жетпейді. Құрылғыға алғаш кіру үшін ол керек; байланыс болғанда қайталаңыз.",
  "signin.offlineNowPin":
    "Серверге қол жетпейді, ал құпиясөзге ол керек. Осы құрылғыда PIN-коды бар адам сонымен кіре алады.",
  "signin.missingLogin": "Логиніңізді енгізіңіз.",
  "signin.missingPassword": "Құпиясөзді енгізіңіз.",
  "signin.wrongPin": "PIN-код дұрыс емес. Қайталап көріңіз.",
  "signin.pinPaused": (wait) => `Қате PIN тым көп терілді. ${wait} кейін қайталаңыз.`,
  "signin.pinLocked":
    "Қате PIN тым көп терілді. Меңгеруші осы жерде бұғатын аша алады, не құпиясөзбен кіріңіз.",
  "signin.locked": "PIN-код бұғатталған",
  "signin.unlockHere": "Меңгерушіден ашуды сұрау",
  "signin.whoUnlocks": "PIN-код бұғатын кім ашады?",
  "signin.unlock": "Бұғатын ашу",
  "signin.mayNotUnlock": "PIN-код бұғатын тек меңгеруші аша алады.",
  "signin.noPin": "Бұл құрылғыда PIN-кодыңыз жоқ. Құпиясөзбен кіріңіз.",
  "signin.storageFailed":
    "Құрылғы жадын оқи не жаза алмады. Қайталап көріңіз; болмаса, браузерді қайта іске қосыңыз.",
  "signin.offline": "Серверге қол жетпейді, ал құпиясөзге ол керек. Байланыс болғанда қайталаңыз.",
  "signin.wrongPassword": "Логин не құпиясөз қате.",
  "signin.tooManyTries": "Тым көп әрекет. Бірнеше минут күтіңіз.",
  "signin.tooManyTriesWait": (wait) => `Тым көп әрекет. ${wait} кейін қайталаңыз.`,
  "signin.problem": (status, code) => `Сервер қате қайтарды (${status} ${code}). Қайталап көріңіз.`,
  "signin.seconds": (text) => `${text} с`,
  "signin.minutes": (text) => `${text} мин`,

  "signin.pinOffer": "PIN-код таңдаңыз",
  "signin.pinOfferText": "Онымен осы құрылғыға байланыс болмаса да тез кіресіз.",
  "signin.pinCurrent": "Қазіргі PIN-код",
  "signin.pinNew": "Жаңа PIN-код",
  "signin.pinNewText": "4–8 цифр. Тек осы құрылғыда жарайды.",
  "signin.pinRepeat": "Сол PIN-код тағы бір рет",
  "signin.pinDifferent": "Екеуі сәйкес келмейді.",
  "signin.pinShape": "Тек 4–8 цифр.",
  "signin.pinSaved": "PIN-код сақталды",
  "signin.pinNotSaved": "PIN-код сақталмады. Қайталап көріңіз.",
} satisfies SigninMessages;
