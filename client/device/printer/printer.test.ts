import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import type { Block } from "../../documents/paper.ts";
import { createPrinter } from "./printer.ts";
import { createPrinterChoice, type PrinterSettings } from "./printer-settings.ts";
import type { PrinterError, PrinterTransport } from "./transport.ts";

const MILK: readonly Block[] = [{ type: "text", text: "Milk" }];

const aPrinter = (settings: Partial<PrinterSettings>, answers: (PrinterError | null)[] = []) => {
  const sent: string[] = [];
  const transport: PrinterTransport = {
    send: async (bytes) => {
      sent.push(Buffer.from(bytes).toString("hex"));
      const error = answers.shift() ?? null;
      return error === null ? ok(null) : err(error);
    },
  };
  const choice = createPrinterChoice({ getItem: () => null, setItem: () => undefined });
  choice.change({ way: "usb", letters: "cp866", ...settings });
  const transports = { usb: transport, serial: transport, network: transport };
  const drawLine = () => ({ width: 8, height: 8, data: new Uint8ClampedArray(256) });
  return { printer: createPrinter({ choice, transports, drawLine, known: async () => [] }), sent };
};

const PULSE = "1b70";

test("a sale in cash opens the drawer, then its receipt is printed: in one go", async () => {
  const { printer, sent } = aPrinter({ drawer: true });
  expect(await printer.print(MILK, { drawer: true })).toEqual({ ok: true, value: null });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.startsWith(PULSE)).toBe(true);
  expect(sent[0]).toContain(Buffer.from("Milk").toString("hex"));
});

test("no drawer on the printer, none is kicked", async () => {
  const { printer, sent } = aPrinter({ drawer: false });
  await printer.print(MILK, { drawer: true });
  expect(sent[0]).not.toContain(PULSE);
  expect(await printer.openDrawer()).toEqual({ ok: true, value: null });
  expect(sent).toHaveLength(1);
});

test("an empty printer says so, and prints the next thing when there is paper again", async () => {
  const { printer, sent } = aPrinter({}, [{ type: "NoPaper" }]);
  const both = await Promise.all([printer.print(MILK), printer.print(MILK)]);
  expect(both).toEqual([
    { ok: false, error: { type: "NoPaper" } },
    { ok: true, value: null },
  ]);
  expect(sent).toHaveLength(2);
});

test("where the browser prints there is no printer to send to", async () => {
  const { printer, sent } = aPrinter({ way: "browser", drawer: true });
  expect(printer.isDirect()).toBe(false);
  expect(await printer.print(MILK)).toMatchObject({ error: { type: "NotChosen" } });
  expect(await printer.choose()).toEqual({ ok: true, value: null });
  expect(sent).toEqual([]);
});
