import { z } from "zod";

const code = z.string().max(40);

/** A receipt printed again [PAPER-1]. */
export const reprintedBody = z.strictObject({
  /** The receipt's. */
  number: z.string().min(1).max(60),
  branch: z.string(),
  /** Code of the till that printed; empty on a device that sells nothing. */
  till: code,
  /** Which copy, from 1, as far as this device knew. */
  copy: z.int().positive(),
  /** The till's shift then; absent where there was none. */
  shift: z.string().optional(),
});

/** The drawer opened with no sale [PAPER-2]. */
export const drawerOpenedBody = z.strictObject({
  branch: z.string(),
  till: code,
  reason: z.string().min(1),
  shift: z.string().optional(),
});

export type ReprintedBody = z.output<typeof reprintedBody>;
export type DrawerOpenedBody = z.output<typeof drawerOpenedBody>;
