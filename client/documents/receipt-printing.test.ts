import { expect, test } from "vitest";
import type { Receipt } from "../../shared/documents/receipt.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { testShop } from "../../shared/testing/shop.ts";
import type { PrinterError } from "../device/printer/transport.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { createReceiptPrinting, type ReceiptPrintingDeps } from "./receipt-printing.ts";
import type { CopyFirst } from "./sale-copies.ts";

const aPrinting = async (over: Partial<ReceiptPrintingDeps> = {}) => {
  const { till, owner, branch } = await testShop();
  const shop = createFakeShop(till(), { person: owner });
  const printed: (number | null)[] = [];
  let answer: Result<null, PrinterError> = ok(null);
  const printing = createReceiptPrinting({
    shop,
    number: "T1-1TEST-0001",
    branch,
    isNew: true,
    make: () => (copy) => ({ copy }) as unknown as Receipt,
    first: () => null,
    send: async (receipt) => {
      if (answer.ok) printed.push((receipt as unknown as { copy: number | null }).copy);
      return answer;
    },
    ...over,
  });
  return { shop, printing, printed, answerWith: (next: typeof answer) => (answer = next) };
};

test("[PAPER-1] the first print is the receipt, the next ones are copies, counted", async () => {
  const { printing, printed } = await aPrinting();
  for (let i = 0; i < 3; i++) await printing.print();
  expect(printed).toEqual([null, 1, 2]);
});

test("[PAPER-1] later, from the list of receipts, every print is a copy", async () => {
  const { printing, printed } = await aPrinting({ isNew: false });
  await printing.print();
  expect(printed).toEqual([1]);
});

test("a printer out of paper says so, and the receipt is still the first when there is paper again", async () => {
  const { printing, printed, answerWith } = await aPrinting();
  answerWith(err({ type: "NoPaper" }));
  await printing.print();
  expect(printing.failure.value).toEqual({ type: "printer", error: { type: "NoPaper" } });
  answerWith(ok(null));
  await printing.print();
  expect([printed, printing.failure.value]).toEqual([[null], null]);
});

test("[PAPER-1] a copy that cannot be written down is not printed", async () => {
  const { shop, printing, printed } = await aPrinting({ isNew: false });
  shop.failNext({ type: "StorageFailed", reason: "quota", detail: "" });
  await printing.print();
  expect(printed).toEqual([]);
  expect(printing.failure.value).toMatchObject({ type: "record", error: { type: "StorageFailed" } });
});

test("the receipt waits for another device where the shop asks for that; whoever is in a hurry does not", async () => {
  let arrive = (): void => undefined;
  const first: CopyFirst = {
    milliseconds: 1_000,
    isHeld: () => false,
    wait: () => new Promise((resolve) => (arrive = () => resolve())),
  };
  const { printing, printed } = await aPrinting({ first: () => first });
  const waiting = printing.print();
  expect([printing.isWaiting.value, printed]).toEqual([true, []]);
  await printing.printNow();
  arrive();
  await waiting;
  expect(printed).toEqual([null]);
});
