import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import type { View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, textField } from "../../../lib/schema.ts";
import { categoriesAbove, categoriesBelow, findChild, nameFields, readCategory } from "../categories.ts";
import {
  buildCategoryTree,
  type Category,
  checkMove,
  MAX_CATEGORY_NAME,
  type MoveError,
} from "../category-tree.ts";
import type { CategoryId } from "../ids.ts";
import { draftOf } from "../kinds.ts";

export type CategoryError =
  | MoveError
  | { readonly type: "NameMissing"; readonly field: "name" }
  | { readonly type: "DuplicateCategory"; readonly field: "name"; readonly name: string }
  /** What stands below it has to be moved first. */
  | { readonly type: "CategoryNotEmpty"; readonly name: string };

const args = z.strictObject({
  /** Left out for a new category. */
  category: idField.optional(),
  name: textField(MAX_CATEGORY_NAME).optional(),
  /** `null` makes it a root; left out, it stays where it is. */
  parent: idField.nullable().optional(),
  removed: z.literal(true).optional(),
});

type Wanted = z.output<typeof args>;

/** Adds, renames, moves or removes a category; never below itself [CATALOG-7]. Its products stay, without a category. */
export const changeCategory = command({
  permission: "catalog.edit",
  args,
  needs: () => ({ all: ["category"] }),
  decide: (view, wanted, { newId }) => {
    const known = wanted.category === undefined ? null : readCategory(view, wanted.category);
    if (known === undefined) return err<CategoryError>({ type: "NoSuchCategory" });
    const id = (known?.id ?? newId()) as CategoryId;
    const target = {
      id,
      name: wanted.name ?? known?.name ?? "",
      parent: wanted.parent === undefined ? (known?.parent ?? null) : (wanted.parent as CategoryId | null),
    };
    const refused = checkTarget(view, target, wanted);
    if (refused !== null) return err(refused);
    const { name, parent } = target;
    const fields = wanted.removed ? { deleted: true } : { ...nameFields(name), parent };
    const set = changedFields(view.doc("category", id), fields);
    const body = { category: id, name, fields: Object.keys(set) };
    const patches = [{ doc: "category", id, set }];
    return ok({
      drafts: isEmptyEdit(set) ? [] : [draftOf("org", "category.changed", body, { patches })],
      result: { category: id },
    });
  },
});

const checkTarget = (view: View, target: Category, { removed }: Wanted): CategoryError | null => {
  const { id, name, parent } = target;
  const below = categoriesBelow(view, id);
  if (removed) return below.length > 0 ? { type: "CategoryNotEmpty", name } : null;
  if (name === "") return { type: "NameMissing", field: "name" };
  const twin = findChild(view, parent, name);
  if (twin !== undefined && twin.id !== id) return { type: "DuplicateCategory", field: "name", name };
  const before = readCategory(view, id) ?? { ...target, parent: null };
  const tree = buildCategoryTree([...categoriesAbove(view, parent), before, ...below]);
  const moved = checkMove(tree, id, parent);
  return moved.ok ? null : moved.error;
};
