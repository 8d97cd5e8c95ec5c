import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import { type Currency, MAX_MONEY } from "../../../lib/money.ts";
import { err, ok } from "../../../lib/result.ts";
import { parseScalePatterns } from "../../../lib/scale-pattern.ts";
import { freeTextField, textField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { CURRENCIES, ORGANISATION, readOrganisation, TAX_MODES } from "../organisation.ts";

export type SettingsError =
  /** The first settings name the organisation and its currency. */
  | { readonly type: "SettingMissing"; readonly field: "name" | "currency" }
  | { readonly type: "CurrencyFixed"; readonly field: "currency"; readonly currency: Currency };

const args = z.strictObject({
  name: textField(100).optional(),
  currency: z.enum(CURRENCIES).optional(),
  taxMode: z.enum(TAX_MODES).optional(),
  /** `none`, or direction and step in minor units: `nearest-100`, `down-10`. */
  cashRounding: z
    .string()
    .regex(/^(none|(nearest|down)-[1-9]\d{0,5})$/)
    .optional(),
  taxId: freeTextField(40).optional(),
  phone: freeTextField(40).optional(),
  footer: freeTextField(500).optional(),
  /** Other devices that must hold a sale before its receipt is printed, and how long (ms) printing waits for them at most. */
  copiesBeforePrint: z.int().min(0).max(1).optional(),
  copiesWaitMs: z.int().min(100).max(10_000).optional(),
  /** Minutes without a touch after which a device asks for a PIN; 0: never. */
  lockAfterMinutes: z.int().min(0).max(480).optional(),
  /** Whether a badge lets its owner in without a PIN. */
  badgeAlone: z.boolean().optional(),
  /** What sellers may take off a sale by word alone, in hundredths of a percent; 0: nothing. */
  sellerDiscount: z.int().min(0).max(10_000).optional(),
  /** Share of a sale that comes back as loyalty points, in hundredths of a percent; 0: none. */
  pointsPerHundred: z.int().min(0).max(10_000).optional(),
  /** Minutes that clocks on the wall are ahead of UTC. */
  utcOffset: z.int().min(-720).max(840).optional(),
  /** How the shop's scales print their labels: patterns parted by spaces [SCALE-1]; empty for the usual ones. */
  scaleCodes: freeTextField(400)
    .refine((text) => parseScalePatterns(text) !== null)
    .optional(),
  /** Whether nothing is sold without an open shift. */
  requireShift: z.boolean().optional(),
  /** Largest difference (minor units) a cashier may close a drawer with alone; `null`: any. */
  differenceLimit: z.int().min(0).max(MAX_MONEY).nullable().optional(),
  /** Whether tills sign receipts by a fiscal device, and hours they may go on without the tax office; 0: no limit; null: the country's. */
  fiscal: z.boolean().optional(),
  fiscalHours: z.int().min(0).max(8_760).nullable().optional(),
});

/** Settings of the organisation; the first ones set it up. The currency is chosen once [ACCESS-3]. */
export const changeSettings = command({
  permission: "access.settings",
  args,
  needs: () => ({ docs: [{ doc: "org", id: ORGANISATION }] }),
  decide: (view, wanted) => {
    const known = readOrganisation(view);
    const refused = checkSettings(wanted, known?.currency);
    if (refused !== null) return err(refused);
    const set = changedFields(view.doc("org", ORGANISATION), wanted);
    if (isEmptyEdit(set)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "org", id: ORGANISATION, set }];
    return ok({
      drafts: [draftOf("org", "org.changed", { fields: Object.keys(set) }, { patches })],
      result: null,
    });
  },
});

const checkSettings = (
  wanted: z.output<typeof args>,
  currency: Currency | undefined,
): SettingsError | null => {
  if (currency === undefined) {
    if (wanted.currency === undefined) return { type: "SettingMissing", field: "currency" };
    return wanted.name === undefined ? { type: "SettingMissing", field: "name" } : null;
  }
  if (wanted.currency === undefined || wanted.currency === currency) return null;
  return { type: "CurrencyFixed", field: "currency", currency };
};
