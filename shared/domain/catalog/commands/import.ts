import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { Patch } from "../../../core/entry.ts";
import type { View } from "../../../core/view.ts";
import type { Draft } from "../../../core/writer.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { freeTextField, idField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { DEVICE_NEEDS } from "../../access/device.ts";
import { receiptDrafts } from "../../stock/commands/receive.ts";
import { costDrafts } from "../../stock/cost.ts";
import { codeNeeds } from "../codes.ts";
import { createDrafting, draftRow, type ImportRowError, importRowSchema } from "../import-rows.ts";
import { draftOf } from "../kinds.ts";

/** Most rows of one chunk of an import. */
export const MAX_IMPORT_ROWS = 500;

/** Patches in one entry stay below this many characters, well under the longest entry. */
const MAX_PATCHES_LENGTH = 300_000;

export type ImportError =
  | BranchError
  /** Nothing of the chunk was written; every bad row is named by its line. */
  | {
      readonly type: "ImportRefused";
      readonly rows: readonly { readonly line: number; readonly error: ImportRowError }[];
    };

/**
 * One chunk of a planned import: all its rows or none. New products with a quantity are received in the branch as
 * opening stock, in the same write [IMPORT-2]; costs go to the office.
 */
export const importProducts = command({
  permission: "catalog.import",
  args: z.strictObject({
    rows: z.array(importRowSchema).min(1).max(MAX_IMPORT_ROWS),
    branch: idField.optional(),
    file: freeTextField(200).default(""),
  }),
  needs: ({ rows }) => ({
    docs: rows.flatMap(({ product }) => (product ? [{ doc: "product", id: product }] : [])),
    find: rows.flatMap(({ barcodes, sku }) => codeNeeds(barcodes, sku ?? null)),
    all: ["category", "branch", ...DEVICE_NEEDS],
    countersOf: rows.flatMap(({ product }) => (product ? [{ area: "stock", id: product }] : [])),
  }),
  decide: (view, { rows, branch: wanted, file }, context) => {
    const drafting = createDrafting();
    const refused = rows.flatMap((row) => {
      const drafted = draftRow(view, row, context.newId, drafting);
      return drafted.ok ? [] : [{ line: row.line, error: drafted.error }];
    });
    if (refused.length > 0) return err<ImportError>({ type: "ImportRefused", rows: refused });
    const { patches, costs, opening, created, changed } = drafting;
    const received = opening.length === 0 ? ok([]) : openingDrafts(view, context, wanted, opening, file);
    if (!received.ok) return received;
    const drafts = [
      ...importDrafts(patches, { file, created, changed }),
      ...received.value,
      ...costDrafts(costs),
    ];
    return ok({ drafts, result: { created, changed } });
  },
});

const openingDrafts = (
  view: View,
  context: Context,
  wanted: string | undefined,
  opening: Parameters<typeof receiptDrafts>[3],
  file: string,
): Result<readonly Draft[], ImportError> => {
  const branch = branchFor(context, wanted);
  return branch.ok
    ? ok(receiptDrafts(view, context, branch.value, opening, { reference: file, opening: true }))
    : branch;
};

/** One entry, or several where the patches are long; the first carries the figures. */
const importDrafts = (
  patches: readonly Patch[],
  figures: { readonly file: string; readonly created: number; readonly changed: number },
): readonly Draft[] =>
  parts(patches).map((part, i) =>
    draftOf("org", "product.imported", i === 0 ? figures : { ...figures, created: 0, changed: 0 }, {
      patches: part,
    }),
  );

const parts = (patches: readonly Patch[]): readonly Patch[][] => {
  const split: Patch[][] = [];
  let length = MAX_PATCHES_LENGTH;
  for (const patch of patches) {
    const size = JSON.stringify(patch).length;
    if (length + size > MAX_PATCHES_LENGTH) {
      split.push([]);
      length = 0;
    }
    split.at(-1)?.push(patch);
    length += size;
  }
  return split;
};
