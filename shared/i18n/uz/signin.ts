import type { SigninMessages } from "../en/signin.ts";

export const signin = {
  "signin.who": "Bu kim?",
  "signin.title": "Kirish",
  "signin.someoneElse": "Boshqa odam",
  "signin.passwordText": "Ushbu qurilmada birinchi marta login va parol bilan kirasiz.",
  "signin.login": "Login",
  "signin.password": "Parol",
  "signin.signIn": "Kirish",
  "signin.toPeople": "Roʻyxatga qaytish",
  "signin.notMe": "Bu men emas",
  "signin.usePassword": "Parol bilan kirish",
  "signin.pinOf": (name) => `PIN-kod: ${name}`,

  "signin.offlineNow":
    "Serverga ulanib boʻlmayapti. Qurilmaga birinchi kirish uchun u kerak; aloqa boʻlganda urinib koʻring.",
  "signin.offlineNowPin":
    "Serverga ulanib boʻlmayapti, parol uchun esa u kerak. Ushbu qurilmada PIN-kodi bor kishi u bilan kirishi mumkin.",
  "signin.missingLogin": "Loginingizni kiriting.",
  "signin.missingPassword": "Parolni kiriting.",
  "signin.wrongPin": "PIN-kod notoʻgʻri. Yana urinib koʻring.",
  "signin.pinPaused": (wait) => `Xato PIN juda koʻp kiritildi. ${wait} dan keyin urinib koʻring.`,
  "signin.pinLocked":
    "Xato PIN juda koʻp kiritildi. Boshqaruvchi uni shu yerda blokdan chiqarishi mumkin yoki parol bilan kiring.",
  "signin.locked": "PIN-kod bloklangan",
  "signin.unlockHere": "Boshqaruvchidan soʻrash",
  "signin.whoUnlocks": "PIN-kodni kim blokdan chiqaradi?",
  "signin.unlock": "Blokdan chiqarish",
  "signin.mayNotUnlock": "PIN-kodni faqat boshqaruvchi blokdan chiqara oladi.",
  "signin.noPin": "Ushbu qurilmada PIN-kodingiz yoʻq. Parol bilan kiring.",
  "signin.storageFailed":
    "Qurilma xotirasini oʻqiy yoki yoza olmadi. Yana urinib koʻring; boʻlmasa, brauzerni qayta ishga tushiring.",
  "signin.offline": "Serverga ulanib boʻlmayapti, parol uchun esa u kerak. Aloqa boʻlganda urinib koʻring.",
  "signin.wrongPassword": "Login yoki parol notoʻgʻri.",
  "signin.tooManyTries": "Urinishlar juda koʻp. Bir necha daqiqa kuting.",
  "signin.tooManyTriesWait": (wait) => `Urinishlar juda koʻp. ${wait} dan keyin urinib koʻring.`,
  "signin.problem": (status, code) => `Server xato qaytardi (${status} ${code}). Yana urinib koʻring.`,
  "signin.seconds": (text) => `${text} soniya`,
  "signin.minutes": (text) => `${text} daqiqa`,

  "signin.pinOffer": "PIN-kod tanlang",
  "signin.pinOfferText": "U bilan ushbu qurilmaga aloqa boʻlmasa ham tez kirasiz.",
  "signin.pinCurrent": "Hozirgi PIN-kod",
  "signin.pinNew": "Yangi PIN-kod",
  "signin.pinNewText": "4–8 raqam. Faqat ushbu qurilmada ishlaydi.",
  "signin.pinRepeat": "Oʻsha PIN-kod yana bir marta",
  "signin.pinDifferent": "Ikkalasi mos kelmadi.",
  "signin.pinShape": "Faqat 4–8 raqam.",
  "signin.pinSaved": "PIN-kod saqlandi",
  "signin.pinNotSaved": "PIN-kod saqlanmadi. Yana urinib koʻring.",
} satisfies SigninMessages;
