import type { SIZES } from "../support/browser.ts";

/** One way to look at a screen. */
export interface Look {
  readonly size: keyof typeof SIZES;
  readonly theme: "light" | "dark";
  readonly language: "kk" | "en";
  readonly large?: boolean;
}

export const LOOKS: readonly Look[] = [
  ...(["desktop", "tablet", "phone"] as const).flatMap((size) =>
    (["light", "dark"] as const).flatMap((theme) =>
      (["kk", "en"] as const).map((language) => ({ size, theme, language })),
    ),
  ),
  { size: "phone", theme: "light", language: "kk", large: true },
  { size: "desktop", theme: "light", language: "kk", large: true },
];

export const lookName = ({ size, theme, language, large = false }: Look): string =>
  [size, theme, language, ...(large ? ["large"] : [])].join("-");
