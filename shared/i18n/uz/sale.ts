import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "Chekda hozircha hech narsa yoʻq.",
  "sale.priceChanged": (name, price) => `“${name}” narxi endi ${price}. Jami summani tekshiring.`,
  "sale.totalTooLarge": "Chek summasi juda katta.",
  "sale.tenderNotPositive": "Toʻlov noldan koʻp boʻlishi kerak.",
  "sale.tenderOverTotal": (most) => `Naqd puldan boshqa yoʻl bilan koʻpi bilan ${most} toʻlash mumkin.`,
  "sale.underpaid": (missing) => `Yana ${missing} toʻlash kerak.`,
  "sale.overrideNotAllowed": "Shu kassadagi miqdordan ortiq sotishga faqat menejerning huquqi bor.",
  "sale.notATill": "Bu qurilmaning kassa kodi yoʻq, unda sotib boʻlmaydi. Uni kassa sifatida ulang.",
  "sale.notSetUp": "Doʻkon sozlamalari bu kassaga hali yetib kelmagan. Uni kamida bir marta tarmoqqa ulang.",
} satisfies SaleMessages;
