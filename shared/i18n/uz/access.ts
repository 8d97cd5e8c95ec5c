import type { AccessMessages } from "../en/access.ts";

export const access = {
  "access.currencyFixed": (currency) =>
    `Valyuta ${currency} boʻlib qoladi: aks holda yozilgan summalarning maʼnosi oʻzgarib ketardi.`,
  "access.branchExists": "Bunday filial bor.",
  "access.unknownBranch": "Bu filial bu yerda maʼlum emas.",
  "access.unknownDevice": "Bu qurilma bu yerda maʼlum emas.",
  "access.unknownStaff": "Bu xodim bu yerda maʼlum emas.",
  "access.loginTaken": (login, name) => `“${login}” logini band: ${name}.`,
  "access.ownerOnly": "Egalar va administratorlarni faqat ega tayinlaydi, oʻzgartiradi va boʻshatadi.",
  "access.lastOwner": "Kimdir ega boʻlib qolishi kerak. Avval boshqa egani tayinlang.",
  "access.branchesMissing": "Kamida bitta filialni tanlang.",
  "access.notYourBranch": "Faqat oʻzingiz ishlaydigan filiallarni bera olasiz.",
  "access.codeMissing": "Kassaga kod kerak: u har bir chekda bosiladi.",
  "access.codeTaken": (code, name) => `${code} kodi band: “${name}”.`,
  "access.deviceCut": (reason) =>
    `Bu qurilma ishdan chiqarilgan (${reason}). Yozganlari saqlangan; undan yangisi olinmaydi.`,
  "access.scopeNotWritable":
    "Bu qurilmaga buni yozish mumkin emas. Boshqa qurilmada yoki server orqali bajaring.",
} satisfies AccessMessages;
