import type { SaleMessages } from "../en/sale.ts";

export const sale = {
  "sale.empty": "Чекте әзірге ештеңе жоқ.",
  "sale.priceChanged": (name, price) => `«${name}» бағасы енді ${price}. Жалпы соманы тексеріңіз.`,
  "sale.totalTooLarge": "Чек сомасы тым үлкен.",
  "sale.tenderNotPositive": "Төлем нөлден көп болуы керек.",
  "sale.tenderOverTotal": (most) => `Қолма-қол ақшадан басқа жолмен ең көбі ${most} төлеуге болады.`,
  "sale.priceNotLower": (price) => `Арнайы баға тауар бағасынан төмен болуы керек: ${price}.`,
  "sale.priceNotAllowed":
    "Басқа бағаға менеджер рұқсат береді. Ол PIN терсін немесе төсбелгісін сканерлесін.",
  "sale.discountNotAllowed": (share, most) =>
    `Қолмен жасалған жеңілдік — ${share}; өзіңізге ${most} дейін рұқсат. Менеджер PIN терсін немесе төсбелгісін сканерлесін.`,
  "sale.codeUsedUp": (code) => `${code} промокоды рұқсат етілгенше қолданылып қойған.`,
  "sale.codeElsewhere": (code) =>
    `${code} промокодының соңғы қолданулары байланыссыз кассаларда. Байланыс шыққанда қайталаңыз немесе онсыз сатыңыз.`,
  "sale.underpaid": (missing) => `Тағы ${missing} төлеу керек.`,
  "sale.overrideNotAllowed": "Осы кассадағы мөлшерден артық сатуға тек менеджердің құқығы бар.",
  "sale.notATill": "Бұл құрылғының касса коды жоқ, онда сатуға болмайды. Оны касса ретінде тіркеңіз.",
  "sale.notSetUp": "Дүкен баптаулары бұл кассаға әлі жеткен жоқ. Оны кемінде бір рет желіге қосыңыз.",
} satisfies SaleMessages;
