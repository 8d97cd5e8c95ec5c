import type { SetupMessages } from "../en/setup.ts";

export const setup = {
  "setup.title": "Doʻkoningizni oching",
  "setup.step": (number, count) => `${count} bosqichdan ${number}-bosqich`,
  "setup.shopTitle": "Sizning doʻkoningiz",
  "setup.shopText": "Ikki daqiqa yetadi. Valyutadan boshqa hammasini keyin oʻzgartirish mumkin.",
  "setup.ownerTitle": "Siz, doʻkon egasi",
  "setup.ownerText": "Login va parol har joyda, PIN esa sizni taniydigan qurilmalarda kirgizadi.",
  "setup.deviceTitle": "Ushbu qurilma",
  "setup.deviceText": "Doʻkoningizning birinchi qurilmasi. Boshqalarini sozlamalardan qoʻshasiz.",

  "setup.organisation": "Doʻkon nomi",
  "setup.organisationHint": "Har bir chekning tepasida turadi.",
  "setup.country": "Mamlakat",
  "setup.countryKZ": "Qozogʻiston",
  "setup.countryUZ": "Oʻzbekiston",
  "setup.countryRU": "Rossiya",
  "setup.countryHint": (currency, rate) =>
    `Narxlar: ${currency}, tovarda boshqacha koʻrsatilmasa QQS ${rate}.`,
  "setup.taxMode": "Javondagi narxlar",
  "setup.taxIncluded": "QQS bilan",
  "setup.taxAdded": "QQS kassada qoʻshiladi",
  "setup.branch": "Birinchi filial",
  "setup.branchHint": "Hamma biladigan nom, masalan, koʻchasi.",

  "setup.name": "Ismingiz",
  "setup.login": "Login",
  "setup.loginHint": "Qisqa nom yoki elektron pochta.",
  "setup.password": "Parol",
  "setup.passwordHint": "Kamida 8 belgi. Bir necha soʻzni eslab qolish belgilardan osonroq.",
  "setup.strength": "Parol mustahkamligi",
  "setup.strengthShort": "Juda qisqa",
  "setup.strengthWeak": "Topish oson",
  "setup.strengthFair": "Boʻladi",
  "setup.strengthGood": "Yaxshi",
  "setup.pin": "PIN-kod",
  "setup.pinHint": "4–8 raqam: aloqa boʻlmasa ham tez kirish uchun.",

  "setup.kind": "Bu qanday qurilma?",
  "setup.till": "Kassa",
  "setup.tillText": "Sotadi, chek chiqaradi, tovar qabul qiladi.",
  "setup.phone": "Mening telefonim yoki kompyuterim",
  "setup.phoneText": "Doʻkonni boshqaradi: tovarlar, qoldiqlar, sozlamalar. Sotmaydi.",
  "setup.device": "Qurilma nomi",
  "setup.deviceHint": "Roʻyxatda tanish uchun, masalan, «Eshik yonidagi kassa».",
  "setup.deviceTill": "1-kassa",
  "setup.devicePhone": "Egasining telefoni",
  "setup.code": "Kassa kodi",
  "setup.codeHint": (number) => `Har bir chek raqami oldida turadi: ${number}.`,

  "setup.create": "Doʻkonni ochish",
  "setup.creating": "Doʻkon ochilmoqda…",

  "setup.missing": "Buni toʻldiring.",
  "setup.tooLong": "Juda uzun.",
  "setup.shortPassword": "Kamida 8 belgi.",
  "setup.longPassword": "Juda uzun: koʻpi bilan 72 bayt, yaʼni 72 lotin yoki 36 kirill harfi.",
  "setup.badPin": "Faqat 4–8 raqam.",
  "setup.badCode": "1–6 lotin harfi yoki raqam, masalan, T1.",
  "setup.refused": "Server buni qabul qilmadi. Oʻzgartirib, yana urinib koʻring.",

  "setup.offline": "Serverga ulanib boʻlmadi. Yozganlaringiz joyida: aloqani tekshirib, yana urinib koʻring.",
  "setup.alreadySetUp": "Bu serverda doʻkon bor. Egasidan qurilma kodini soʻrang.",
  "setup.notEnrolled":
    "Doʻkon ochildi, lekin bu qurilma unga ulana olmadi. Sahifani qayta yuklab, qurilma kodini oling va kiriting.",
  "setup.problem": (status, code) =>
    `Server xato qaytardi (${status} ${code}). Yozganlaringiz joyida: yana urinib koʻring.`,
} satisfies SetupMessages;
