import { expect, test } from "vitest";
import { manualTerminal } from "./manual-terminal.ts";
import { openTerminals, type TerminalSetting, terminalsFor, USUAL_TERMINALS } from "./terminals.ts";

const storageWith = (text: string | null) => {
  const kept = new Map(text === null ? [] : [["terminals", text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};
const wait = async (): Promise<void> => {};

test.each([null, "no json", "[]x", '[{"name":""}]', '{"name":"x"}'])("%j: the usual ones", (text) => {
  expect(openTerminals({ storage: storageWith(text), wait }).settings.value).toEqual(USUAL_TERMINALS);
});

test("what was set up here is kept, and found by name", async () => {
  const storage = storageWith(null);
  const settings: readonly TerminalSetting[] = [
    { name: "Halyk POS", type: "card", adapter: "manual" },
    { name: "Kaspi QR", type: "qr", adapter: "simulator", fault: "declined" },
  ];
  openTerminals({ storage, wait }).save(settings);
  const terminals = openTerminals({ storage, wait });
  expect(terminals.settings.value).toEqual(settings);
  expect(terminalsFor(settings, "qr").map(({ name }) => name)).toEqual(["Kaspi QR"]);
  expect(terminals.find("Halyk POS")).toBe(manualTerminal);
  expect(terminals.find("one that is gone")).toBe(manualTerminal);
  expect(terminals.find("Kaspi QR")).toBe(terminals.find("Kaspi QR"));
  expect(await terminals.find("Kaspi QR").start({ attempt: "a1", amount: 5 })).toEqual({
    type: "failed",
    reason: "declined",
  });
});

test("what stands beside the till has to be looked at", async () => {
  for (const ask of Object.values(manualTerminal)) expect(await ask({} as never)).toEqual({ type: "ask" });
});
