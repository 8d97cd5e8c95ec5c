import { expect, test } from "vitest";
import { en } from "../i18n/en.ts";
import { createFormat } from "../i18n/format.ts";
import { fiscalBlock } from "./fiscal-block.ts";

const format = createFormat("en", "Asia/Almaty");
const mark = {
  sign: "1234567890",
  at: Date.UTC(2026, 10, 5, 9, 7),
  autonomous: false,
  registration: "010101012345",
  operator: "OFD",
  url: "https://consumer.oofd.kz/ticket/1",
};

test("[FISCAL-2] what the fiscal device said, and where to check it", () => {
  expect(fiscalBlock(mark, en, format)).toEqual({
    title: "Fiscal receipt",
    rows: [
      { label: "Fiscal sign", value: "1234567890" },
      { label: "Date", value: "5 Nov 2026, 14:07" },
      { label: "Register No.", value: "010101012345" },
      { label: "Operator", value: "OFD" },
    ],
    url: "https://consumer.oofd.kz/ticket/1",
  });
});

test("[FISCAL-5] a receipt signed without the tax office says so", () => {
  const { url, ...bare } = mark;
  const block = fiscalBlock({ ...bare, autonomous: true }, en, format);
  expect([url !== "", block.title, block.url]).toEqual([true, "Fiscal receipt (autonomous mode)", null]);
});

test("[FISCAL-1] a receipt printed before it was signed says that the sign is on its way", () => {
  expect(fiscalBlock("pending", en, format)).toEqual({
    title: "Fiscal sign is on its way",
    rows: [],
    url: null,
  });
});
