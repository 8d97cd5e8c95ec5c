import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "Чекте әзірге ештеңе жоқ.",
  "sale.priceChanged": (name, price) => `«${name}» бағасы енді ${price}. Жалпы соманы тексеріңіз.`,
  "sale.totalTooLarge": "Чек сомасы тым үлкен.",
  "sale.tenderNotPositive": "Төлем нөлден көп болуы керек.",
  "sale.tenderOverTotal": (most) => `Қолма-қол ақшадан басқа жолмен ең көбі ${most} төлеуге болады.`,
  "sale.underpaid": (missing) => `Тағы ${missing} төлеу керек.`,
  "sale.overrideNotAllowed": "Осы кассадағы мөлшерден артық сатуға тек менеджердің құқығы бар.",
  "sale.notATill": "Бұл құрылғының касса коды жоқ, онда сатуға болмайды. Оны касса ретінде тіркеңіз.",
  "sale.notSetUp": "Дүкен баптаулары бұл кассаға әлі жеткен жоқ. Оны кемінде бір рет желіге қосыңыз.",
} satisfies SaleMessages;
