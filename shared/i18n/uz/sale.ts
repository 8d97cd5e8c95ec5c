import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "Chekda hozircha hech narsa yoʻq.",
  "sale.priceChanged": (name, price) => `“${name}” narxi endi ${price}. Jami summani tekshiring.`,
  "sale.totalTooLarge": "Chek summasi juda katta.",
  "sale.tenderNotPositive": "Toʻlov noldan koʻp boʻlishi kerak.",
  "sale.tenderOverTotal": (most) => `Naqd puldan boshqa yoʻl bilan koʻpi bilan ${most} toʻlash mumkin.`,
  "sale.priceNotLower": (price) => `Alohida narx tovar narxidan past boʻlishi kerak: ${price}.`,
  "sale.priceNotAllowed": "Boshqa narxga menejer ruxsat beradi. U PIN kiritsin yoki nishonini skanerlasin.",
  "sale.discountNotAllowed": (share, most) =>
    `Qoʻlda berilgan chegirma — ${share}; oʻzingizga ${most} gacha ruxsat. Menejer PIN kiritsin yoki nishonini skanerlasin.`,
  "sale.codeUsedUp": (code) => `${code} promokodi ruxsat etilgancha ishlatib boʻlingan.`,
  "sale.codeElsewhere": (code) =>
    `${code} promokodining oxirgi ishlatilishlari aloqasiz kassalarda. Aloqa tiklanganda qaytaring yoki usiz soting.`,
  "sale.underpaid": (missing) => `Yana ${missing} toʻlash kerak.`,
  "sale.overrideNotAllowed": "Shu kassadagi miqdordan ortiq sotishga faqat menejerning huquqi bor.",
  "sale.notATill": "Bu qurilmaning kassa kodi yoʻq, unda sotib boʻlmaydi. Uni kassa sifatida ulang.",
  "sale.notSetUp": "Doʻkon sozlamalari bu kassaga hali yetib kelmagan. Uni kamida bir marta tarmoqqa ulang.",
} satisfies SaleMessages;
