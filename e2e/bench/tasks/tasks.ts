import type { Hands } from "./hands.ts";
import { CUSTOMER, type TaskShop, type Worker } from "./shop.ts";
import { tillView } from "./till-view.ts";

/** Something cashiers do all day, played by scanner and keys alone, and what it costs them. */
export interface Task {
  readonly name: string;
  readonly scans: number;
  readonly keys: number;
  /** Not one of the ten, but often enough. */
  readonly extra?: boolean;
  /** Begins at an empty sale with the seller at the till; ends when the next thing can be done. */
  readonly play: (at: TaskShop, given: string) => Promise<void>;
  /** What has to be there before, at no cost; answers the code of it. */
  readonly before?: (at: TaskShop) => Promise<string>;
  /** Back to an empty sale with the seller at the till, at no cost. */
  readonly after?: (at: TaskShop) => Promise<void>;
}

const LINES = 5;

/** Scans so many different goods. */
const goods = async ({ hands, goods: all }: TaskShop, count = LINES): Promise<void> => {
  const { line } = tillView(hands.page);
  for (const { barcode, name } of all.slice(0, count)) {
    await hands.scan(barcode);
    await hands.see(line(name));
  }
};

/** On to payment: F12, or the key of the way to pay. */
const toPayment = async ({ hands }: TaskShop, key = "F12"): Promise<void> => {
  await hands.press(key);
  await hands.see(tillView(hands.page).amount);
};

/** The last Enter of a sale. */
const complete = async ({ hands }: TaskShop): Promise<void> => {
  await hands.press("Enter");
  await hands.see(tillView(hands.page).receipt);
};

/** Whatever stands on the screen, the next sale is open. */
const nextSale = async ({ hands }: TaskShop): Promise<void> => {
  const { receipt, empty } = tillView(hands.page);
  if (await receipt.isVisible()) await hands.press("Enter");
  await hands.see(empty);
};

const payExactly = async (at: TaskShop): Promise<void> => {
  await toPayment(at);
  await complete(at);
};

/** Asks the terminal beside the till, and says that it took the money. */
const byTerminal = async (at: TaskShop): Promise<void> => {
  await at.hands.press("Enter");
  await at.hands.see(tillView(at.hands.page).terminal("POS"));
  await complete(at);
};

const takeOver = async ({ hands }: Pick<TaskShop, "hands">, badge: string, name: string): Promise<void> => {
  await hands.scan(badge);
  await hands.see(tillView(hands.page).signedIn(name));
};

const leave = async ({ press, see, page }: Hands): Promise<void> => {
  await press("Control+Shift+KeyL");
  await see(page.getByRole("heading", { name: "Who is it?" }));
};

/** From the PIN that is asked for to the till. */
const enterPin = async ({ type, press, see, page }: Hands, { name, pin }: Worker): Promise<void> => {
  await see(page.getByRole("form", { name: `PIN of ${name}` }).and(page.locator(":focus")));
  await type(pin);
  await press("Enter");
  await see(tillView(page).empty);
};

/** The seller again. */
const sellerAgain = async (at: TaskShop): Promise<void> => {
  await takeOver(at, at.seller.badge, at.seller.name);
};

/** What the receipt's QR says, as far as a till reads it. */
const receiptCode = async ({ page }: Hands): Promise<string> => {
  const label = await tillView(page).receipt.getAttribute("aria-label");
  return `SF1:${(label ?? "").replace("Receipt ", "")}:0:0:KZT`;
};

export const TASKS: readonly Task[] = [
  {
    name: "cash sale of five lines, paid exactly",
    ...{ scans: 5, keys: 2 },
    play: async (at) => {
      await goods(at);
      await payExactly(at);
    },
  },
  {
    name: "the same, a larger note and change",
    ...{ scans: 5, keys: 3 },
    play: async (at) => {
      await goods(at);
      await toPayment(at);
      await at.hands.press("ArrowRight");
      await complete(at);
      await at.hands.see(tillView(at.hands.page).receipt.getByText("Change").first());
    },
  },
  {
    name: "twelve of one thing",
    ...{ scans: 1, keys: 4 },
    play: async (at) => {
      await at.hands.type("12");
      await goods(at, 1);
      await payExactly(at);
    },
  },
  {
    name: "card sale of five lines, terminal beside the till",
    ...{ scans: 5, keys: 3 },
    play: async (at) => {
      await goods(at);
      await toPayment(at, "F7");
      await byTerminal(at);
    },
  },
  {
    name: "five lines, 200 in cash and the rest by card",
    ...{ scans: 5, keys: 8 },
    play: async (at) => {
      const { hands } = at;
      await goods(at);
      await toPayment(at);
      await hands.type("200");
      await hands.press("Enter");
      await hands.see(hands.page.getByText("Left to pay"));
      await hands.press("F7");
      await byTerminal(at);
    },
  },
  {
    name: "ten percent off a line, with its reason",
    ...{ scans: 1, keys: 7 },
    play: async (at) => {
      const { hands } = at;
      const { dialog, field, line } = tillView(hands.page);
      await goods(at, 1);
      await hands.press("F3");
      await hands.see(field("Percent off"));
      await hands.type("10");
      await hands.press("ArrowDown");
      await hands.press("Enter");
      await dialog(/^Discount on/).waitFor({ state: "detached" });
      await hands.see(line("−10"));
      await payExactly(at);
    },
  },
  {
    name: "a sale put aside and taken up again",
    ...{ scans: 2, keys: 4 },
    play: async (at) => {
      const { hands } = at;
      const { dialog, empty, field, line } = tillView(hands.page);
      await goods(at, 2);
      await hands.press("F8");
      await hands.see(field(/^To know it by/));
      await hands.press("Enter");
      await hands.see(empty);
      await hands.press("Shift+F8");
      await hands.see(dialog("Put aside").locator("li button:focus"));
      await hands.press("Enter");
      await dialog("Put aside").waitFor({ state: "detached" });
      await hands.see(line(at.goods[1]?.name ?? ""));
    },
    after: async (at) => {
      await payExactly(at);
      await nextSale(at);
    },
  },
  {
    name: "one thing brought back with its receipt",
    ...{ scans: 2, keys: 4 },
    before: async (at) => {
      await goods(at, 3);
      await payExactly(at);
      const code = await receiptCode(at.hands);
      await nextSale(at);
      return code;
    },
    play: async (at, receipt) => {
      const { hands } = at;
      const { field } = tillView(hands.page);
      await hands.scan(receipt);
      await hands.see(hands.page.getByRole("button", { name: "Refund", exact: true }));
      await hands.press("Alt+KeyR");
      await hands.see(field("Reason"));
      await hands.scan(at.goods[1]?.barcode ?? "");
      await hands.see(hands.page.getByRole("button", { name: /^Give back .*100/ }));
      await hands.press("ArrowDown");
      await hands.press("Enter");
      await hands.see(hands.page.getByText(/^Refund .* is done$/));
      await hands.press("Alt+Digit1");
      await hands.see(tillView(hands.page).empty);
    },
  },
  {
    name: "goods without a code, found by name and sold",
    ...{ scans: 0, keys: 9 },
    play: async (at) => {
      const { hands } = at;
      const { field, line } = tillView(hands.page);
      await hands.press("/");
      await hands.see(field("Search goods"));
      await hands.type("tea 3");
      await hands.press("Enter");
      await hands.see(line("Tea 3"));
      await payExactly(at);
    },
  },
  {
    name: "another cashier takes over by PIN",
    ...{ scans: 0, keys: 7 },
    play: async ({ hands, owner }) => {
      const { dialog, signedIn } = tillView(hands.page);
      await hands.press("Alt+KeyS");
      await hands.see(dialog("Another cashier").getByRole("button", { name: owner.name }));
      await hands.press("1");
      await hands.see(
        hands.page.getByRole("form", { name: `PIN of ${owner.name}` }).and(hands.page.locator(":focus")),
      );
      await hands.type(owner.pin);
      await hands.press("Enter");
      await hands.see(signedIn(owner.name));
    },
    after: sellerAgain,
  },
  {
    name: "another cashier takes over by badge",
    ...{ scans: 1, keys: 0, extra: true },
    play: (at) => takeOver(at, at.owner.badge, at.owner.name),
    after: sellerAgain,
  },
  {
    name: "stock of what was scanned, asked and closed",
    ...{ scans: 1, keys: 2, extra: true },
    play: async (at) => {
      const { hands } = at;
      const shown = tillView(hands.page).dialog(at.goods[0]?.name ?? "");
      await goods(at, 1);
      await hands.press("F4");
      await hands.see(shown);
      await hands.press("Escape");
      await shown.waitFor({ state: "detached" });
    },
    after: async (at) => {
      await at.hands.press("Delete");
      await nextSale(at);
    },
  },
  {
    name: "sale on credit to a customer found by name",
    ...{ scans: 1, keys: 8, extra: true },
    play: async (at) => {
      const { hands } = at;
      const { dialog, field } = tillView(hands.page);
      await goods(at, 1);
      await hands.press("Alt+KeyC");
      await hands.see(field("Name, phone or card"));
      await hands.type(CUSTOMER.slice(0, 3).toLowerCase());
      await hands.press("Enter");
      await dialog("Who is buying?").waitFor({ state: "detached" });
      await toPayment(at);
      await hands.press("ArrowUp");
      await hands.see(hands.page.getByRole("button", { name: "On credit", pressed: true }));
      await complete(at);
    },
  },
  {
    name: "the till left and signed in to again",
    ...{ scans: 0, keys: 7, extra: true },
    before: async ({ hands, seller }) => {
      await leave(hands);
      await hands.page.getByRole("button", { name: seller.name }).press("Enter");
      await enterPin(hands, seller);
      return "";
    },
    play: async ({ hands, seller }) => {
      const { page } = hands;
      await leave(hands);
      // Whoever came last stands first.
      await hands.see(page.getByRole("button", { name: seller.name }).and(page.locator(":focus")));
      await hands.press("Enter");
      await enterPin(hands, seller);
    },
  },
];

/** Plays a task once, from an empty sale to an empty sale; answers what it cost. */
export const playTask = async (task: Task, at: TaskShop) => {
  await nextSale(at);
  const given = (await task.before?.(at)) ?? "";
  await at.hands.spent();
  await task.play(at, given);
  const spent = await at.hands.spent();
  await (task.after ?? nextSale)(at);
  return spent;
};
