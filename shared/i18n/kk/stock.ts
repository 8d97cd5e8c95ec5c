import type { StockMessages } from "../en/stock.ts";

export const stock = {
  "stock.countedTwice": "Бұл тауар осы санақта бар.",
  "stock.noShortage": (name) => `${name}: кем шыққан ештеңе жоқ немесе бұл құрылғыда оны жабатын қалдық жоқ.`,
  "stock.unknownHolder": "Бұл филиалда мұндай касса жоқ. Басқасын таңдаңыз.",
  "stock.rightsExceeded": "Осы арада құрылғы бұдан аз сата алатын болды. Қайталап көріңіз.",
} satisfies StockMessages;
