import type { AccessMessages } from "../en/access.ts";

export const access = {
  "access.currencyFixed": (currency) =>
    `Валюта ${currency} болып қалады: әйтпесе бұрын жазылған сомалардың мәні өзгерер еді.`,
  "access.branchExists": "Мұндай филиал бар.",
  "access.unknownBranch": "Бұл филиал мұнда белгісіз.",
  "access.unknownDevice": "Бұл құрылғы мұнда белгісіз.",
  "access.unknownStaff": "Бұл қызметкер мұнда белгісіз.",
  "access.loginTaken": (login, name) => `«${login}» логині бос емес: ${name}.`,
  "access.ownerOnly": "Иелер мен әкімшілерді тек иесі тағайындайды, өзгертеді және босатады.",
  "access.lastOwner": "Бір иесі қалуы керек. Алдымен басқа иені тағайындаңыз.",
  "access.branchesMissing": "Кемінде бір филиалды таңдаңыз.",
  "access.notYourBranch": "Тек өзіңіз жұмыс істейтін филиалдарды бере аласыз.",
  "access.codeMissing": "Кассаға код керек: ол әр чекте басылады.",
  "access.codeTaken": (code, name) => `${code} коды бос емес: «${name}».`,
  "access.deviceCut": (reason) =>
    `Бұл құрылғы жұмыстан шығарылған (${reason}). Жазғаны сақталды; одан жаңасы қабылданбайды.`,
  "access.scopeNotWritable":
    "Бұл құрылғыға мұны жазуға болмайды. Басқа құрылғыда немесе сервер арқылы жасаңыз.",
} satisfies AccessMessages;
