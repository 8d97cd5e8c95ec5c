import type { EnrolMessages } from "../en/enrol.ts";

export const enrol = {
  "enrol.title": "Qurilmani doʻkonga qoʻshing",
  "enrol.text":
    "U hali hech bir doʻkonga tegishli emas. Doʻkon egasi yoki administrator bergan kod uni kassa, telefon yoki ombor qurilmasiga aylantiradi.",
  "enrol.code": "Qurilma kodi",
  "enrol.codeHint": "8 ta harf va raqam. Bir marta, 15 daqiqa ichida ishlaydi.",
  "enrol.join": "Qurilmani qoʻshish",
  "enrol.step1": "Doʻkon qurilmasida «Sozlamalar», soʻng «Qurilmalar» boʻlimini oching.",
  "enrol.step2": "Yangi qurilma nima ekanini tanlab, kod yarating.",
  "enrol.step3": "Kodni shu yerga kiriting yoki yonidagi rasm orqali havolasini oching.",
  "enrol.outOfReach": "Serverga ulanib boʻlmayapti. Qurilma qoʻshish uchun u bir marta kerak.",

  "enrol.welcome": "Qurilma tayyor",
  "enrol.isTill": "Kassa: aloqa boʻlmasa ham sotadi.",
  "enrol.isPhone": "Doʻkonni boshqarish uchun. Sotmaydi.",
  "enrol.isWarehouse": "Tovar qabul qilish va sanash uchun.",
  "enrol.isServer": "Doʻkon serveri.",
  "enrol.isHub": "Tugun: doʻkon kassalarini bogʻlaydigan kompyuter.",
  "enrol.start": "Doʻkonni ochish",

  "enrol.incomplete": "Kod 8 ta harf va raqamdan iborat.",
  "enrol.wrongCode":
    "Bu kod ishlamaydi. Xato terilgan, ishlatilgan yoki eskirgan boʻlishi mumkin: yangisini yarating.",
  "enrol.offline": "Serverga ulanib boʻlmayapti. Kod shu yerda qoladi: aloqa boʻlganda urinib koʻring.",
  "enrol.tooManyTries": "Urinishlar juda koʻp. Bir necha daqiqa kuting.",
  "enrol.tooManyTriesWait": (minutes) => `Urinishlar juda koʻp. ${minutes} daqiqadan keyin urinib koʻring.`,
  "enrol.problem": (status, code) => `Server xato qaytardi (${status} ${code}). Yana urinib koʻring.`,
} satisfies EnrolMessages;
