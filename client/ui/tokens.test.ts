import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** WCAG 2.2 relative luminance and contrast ratio (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const colourOf = (name: string, theme: "light" | "dark"): string => {
  const pair = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`).exec(css);
  const colour = theme === "light" ? (pair?.[1] ?? pair?.[3]) : (pair?.[2] ?? pair?.[3]);
  if (colour === undefined) throw new Error(`No colour --${name}`);
  return colour;
};

const grounds = ["canvas", "surface", "surface-raised", "surface-sunken", "hover"];
const onGrounds = (text: string, least: number) => grounds.map((ground) => ({ text, ground, least }));

const pairs = [
  ...["text", "text-muted", "text-faint", "accent-text", "done-text", "attention-text", "stop-text"].flatMap(
    (text) => onGrounds(text, 4.5),
  ),
  { text: "text", ground: "pressed", least: 4.5 },
  ...["accent", "done", "attention", "stop"].map((text) => ({
    text: `${text}-text`,
    ground: `${text}-soft`,
    least: 4.5,
  })),
  { text: "text", ground: "accent-soft", least: 4.5 },
  { text: "text-muted", ground: "accent-soft", least: 4.5 },
  { text: "on-accent", ground: "accent", least: 4.5 },
  { text: "on-accent", ground: "accent-hover", least: 4.5 },
  { text: "on-stop", ground: "stop", least: 4.5 },
  { text: "on-stop", ground: "stop-hover", least: 4.5 },
  ...["line-strong", "focus", "accent", "done", "attention", "stop"].flatMap((mark) =>
    ["canvas", "surface", "surface-raised"].map((ground) => ({ text: mark, ground, least: 3 })),
  ),
].flatMap((pair) => (["light", "dark"] as const).map((theme) => ({ ...pair, theme })));

test.each(pairs)("$theme: $text on $ground has a contrast of $least", ({ text, ground, least, theme }) => {
  expect(contrast(colourOf(text, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(least);
});
