/** Deeds and faults with their weights. */
export type Theme = Readonly<Record<string, number>>;

/** How runs of some themes begin; all others with two deliveries. */
export const beginnings: Readonly<Record<string, readonly string[]>> = {
  evening: [
    "receive",
    "receive",
    "receive",
    "open-shift",
    "open-shift",
    "open-shift",
    "heartbeat",
    "isolate",
  ],
  day: ["receive", "receive", "receive", "open-shift", "open-shift", "open-shift", "sell", "sell"],
  refunds: ["receive", "receive", "receive", "receive", "sell", "sell", "sell"],
  accounts: ["receive", "receive", "receive", "deposit", "deposit", "credit-limit"],
  queue: ["receive", "receive", "receive", "promo-code", "promo-code", "hold"],
};

/**
 * What some runs are all about: a few deeds and faults, often, so that things meet which seldom meet in a run of everything. Most
 * seeds draw one of these, the others a mix of all.
 */
export const themes: Readonly<Record<string, Theme>> = {
  /** People rise, fall, leave and sign in again, and act where the word has not come yet. */
  people: {
    "change-role": 8,
    "sign-in": 10,
    sell: 8,
    receive: 12,
    edit: 6,
    count: 4,
    isolate: 3,
    heal: 5,
    restart: 1,
  },
  /** Tills are put out of use while they go on, and their goods are taken over. */
  cuts: {
    "cut-device": 6,
    sell: 14,
    receive: 8,
    share: 4,
    transfer: 6,
    isolate: 6,
    heal: 5,
    restart: 5,
    crash: 2,
    checkpoint: 6,
    wipe: 2,
  },
  /** The server is out of reach and takes back what the tills meanwhile told each other. */
  unheard: {
    "cut-device": 7,
    "change-role": 4,
    "cut-link": 8,
    isolate: 4,
    sell: 14,
    edit: 4,
    transfer: 5,
    heal: 4,
    checkpoint: 5,
    restart: 3,
    wipe: 3,
  },
  /** Storage is copied, put back and cleared. */
  copies: {
    backup: 7,
    rollback: 6,
    clone: 4,
    wipe: 2,
    sell: 14,
    receive: 6,
    transfer: 4,
    restart: 6,
    checkpoint: 3,
    isolate: 2,
    heal: 4,
  },
  /** Programs of two versions side by side. */
  versions: { upgrade: 4, novelty: 14, sell: 6, receive: 4, checkpoint: 8, restart: 3, isolate: 2, heal: 4 },
  /** The server is put back to an old copy, crashes and comes back. */
  server: {
    backup: 6,
    "restore-server": 5,
    receive: 8,
    sell: 10,
    edit: 4,
    "share-out": 6,
    "change-role": 3,
    "crash-starting": 4,
    isolate: 4,
    heal: 6,
  },
  /** One till is in bad hands. */
  crimes: {
    hostile: 22,
    sell: 8,
    receive: 6,
    "change-role": 6,
    "sign-in": 8,
    transfer: 4,
    heal: 4,
    isolate: 2,
    heartbeat: 4,
  },
  /** The same products edited everywhere at once. */
  catalog: {
    edit: 20,
    archive: 8,
    "add-product": 4,
    isolate: 5,
    heal: 5,
    "clock-jump": 4,
    sell: 3,
    restart: 2,
  },
  /** Goods come in, move about and run out. */
  goods: {
    receive: 8,
    sell: 16,
    share: 6,
    "share-out": 6,
    transfer: 6,
    count: 8,
    overreach: 4,
    isolate: 4,
    heal: 4,
    crash: 3,
  },
  /** A cashier's day: drawers are counted, and somebody else closes them while their till sells on. */
  day: {
    "open-shift": 6,
    "close-shift": 9,
    "move-cash": 4,
    "read-shifts": 3,
    "void-cart": 2,
    sell: 20,
    receive: 6,
    refund: 4,
    deposit: 5,
    isolate: 7,
    heal: 6,
    restart: 3,
    crash: 2,
    "change-role": 1,
  },
  /** Tills that are cut off sell on while their drawers are counted elsewhere: what they sold comes late. */
  evening: {
    "close-shift": 12,
    sell: 24,
    receive: 6,
    "open-shift": 3,
    "read-shifts": 3,
    "move-cash": 2,
    deposit: 2,
    refund: 2,
    isolate: 8,
    heal: 8,
    restart: 3,
    checkpoint: 2,
  },
  /** Goods come back at tills that sold them and at others. */
  refunds: {
    refund: 22,
    "void-last": 3,
    "refund-free": 1,
    "settle-refund": 2,
    sell: 12,
    receive: 6,
    isolate: 5,
    heal: 6,
    restart: 2,
    crash: 2,
    "cut-device": 1,
    wipe: 1,
  },
  /** Customers put money in here and spend it there. */
  accounts: {
    deposit: 14,
    "sell-to-customer": 18,
    "credit-limit": 6,
    "adjust-account": 3,
    receive: 6,
    refund: 5,
    isolate: 6,
    heal: 6,
    restart: 3,
  },
  /** Codes with so many uses, and sales put aside for any till to take up. */
  queue: {
    "promo-code": 7,
    "sell-to-customer": 12,
    hold: 9,
    recall: 12,
    receive: 6,
    isolate: 5,
    heal: 5,
    restart: 2,
  },
};
