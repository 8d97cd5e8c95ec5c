import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import { money } from "../../shared/lib/money.ts";
import { units } from "../../shared/lib/quantity.ts";
import { createI18n, MESSAGE_LOADERS } from "./i18n.ts";

test("what was drawn in one language is drawn again in the other", async () => {
  const { t, choose } = await createI18n("en");
  const drawn: string[] = [];
  effect(() => {
    drawn.push(t("ui.save"));
  });
  await choose("kk");
  expect(drawn).toEqual(["Save", "Сақтау"]);
});

test("of two choices the last one wins, whichever loads first", async () => {
  const order: (() => void)[] = [];
  const slow =
    <T>(load: () => Promise<T>) =>
    async () => {
      await new Promise<void>((resolve) => order.push(resolve));
      return load();
    };
  const loaders = { ...MESSAGE_LOADERS, kk: slow(MESSAGE_LOADERS.kk), uz: slow(MESSAGE_LOADERS.uz) };
  const i18n = await createI18n("en", loaders);
  const choices = [i18n.choose("kk"), i18n.choose("uz")];
  for (const finish of order.toReversed()) finish();
  await Promise.all(choices);
  expect([i18n.language.value, i18n.t("ui.save")]).toEqual(["uz", "Saqlash"]);
});

test("a language that cannot be loaded leaves the one in use", async () => {
  const i18n = await createI18n("ru", { ...MESSAGE_LOADERS, kk: () => Promise.reject(new Error("offline")) });
  await expect(i18n.choose("kk")).rejects.toThrow("offline");
  expect([i18n.language.value, i18n.t("ui.yes")]).toEqual(["ru", "Да"]);
});

test("amounts, units and ages follow the language", async () => {
  const i18n = await createI18n("ru", MESSAGE_LOADERS, "Asia/Almaty");
  expect(i18n.formatMoney(money(125_000), "KZT")).toBe("1\u00a0250\u00a0₸");
  expect(i18n.formatQuantity(units(2), "pcs")).toBe("2\u00a0шт");
  expect(i18n.formatDateTime(Date.UTC(2026, 10, 5, 9, 7))).toBe("05.11.2026, 14:07");
  await i18n.choose("uz");
  expect(i18n.formatMoney(money(125_000), "UZS")).toBe("1\u00a0250\u00a0soʻm");
});

test.each([
  { seconds: 20, text: "just now" },
  { seconds: -5, text: "just now" },
  { seconds: 60, text: "1 min ago" },
  { seconds: 3_599, text: "59 min ago" },
  { seconds: 7_200, text: "2 h ago" },
  { seconds: 200_000, text: "2 d ago" },
])("$seconds s ago reads $text", async ({ seconds, text }) => {
  const { formatAge } = await createI18n("en");
  expect(formatAge(0, seconds * 1_000)).toBe(text);
});
