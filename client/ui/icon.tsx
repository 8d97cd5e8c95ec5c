import { ICON_SHAPES, type IconName } from "./icon-shapes.ts";

export interface IconProps {
  readonly name: IconName;
  /** Pixels; 20 beside text. */
  readonly size?: number | undefined;
}

/** A drawing beside a text that says the same, and therefore hidden from screen readers. */
export const Icon = ({ name, size = 20 }: IconProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={size <= 20 ? 1.9 : 1.6}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={ICON_SHAPES[name]} />
  </svg>
);
