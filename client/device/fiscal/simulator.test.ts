import { expect, test } from "vitest";
import type { FiscalDocument } from "../../../shared/domain/fiscal/document.ts";
import { createFiscalSimulator, type SimulatorMode } from "./simulator.ts";

const aDocument = (number: string): FiscalDocument => ({
  ...{ number, type: "sale", at: 1, lines: [], taxes: [], taxMode: "included", rounding: 0 },
  ...{ total: 100, tenders: [], change: 0, currency: "KZT" },
});

const aSimulator = () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const state: { mode: SimulatorMode; now: number } = { mode: "online", now: 5 };
  const open = () => createFiscalSimulator({ storage, mode: () => state.mode, now: () => state.now++ });
  return { state, open };
};

test("[FISCAL-4] asked again for the same receipt it gives the same signature, after a restart too", async () => {
  const { open } = aSimulator();
  const first = await open().sign(aDocument("T1-1-0001"));
  const other = await open().sign(aDocument("T1-1-0002"));
  expect(await open().sign(aDocument("T1-1-0001"))).toEqual(first);
  expect(other).not.toEqual(first);
  expect(first).toMatchObject({ type: "signed", mark: { at: 5, autonomous: false, document: "1" } });
});

test("nobody takes its receipts for real ones", async () => {
  const answer = await aSimulator().open().sign(aDocument("T1-1-0001"));
  expect(JSON.stringify(answer)).toContain("SIMULATION");
});

test.each([
  ["online", "signed", true],
  ["autonomous", "signed", false],
  ["refusing", "refused", true],
  ["unreachable", "unreachable", null],
] as const)("%s it answers %s", async (mode, type, isDelivered) => {
  const { state, open } = aSimulator();
  state.mode = mode;
  const device = open();
  const answer = await device.sign(aDocument("T1-1-0001"));
  expect(answer.type).toBe(type);
  if (answer.type === "signed") expect(answer.mark.autonomous).toBe(mode === "autonomous");
  expect(await device.isDelivered()).toBe(isDelivered);
});
