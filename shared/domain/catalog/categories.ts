import type { FieldEdits } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { foldText } from "../../lib/text.ts";
import type { Category } from "./category-tree.ts";
import type { CategoryId } from "./ids.ts";

export const readCategory = (view: View, id: string): Category | undefined => {
  const fields = liveDoc(view, "category", id)?.fields;
  if (fields === undefined) return undefined;
  const parent = typeof fields.parent === "string" ? (fields.parent as CategoryId) : null;
  return { id: id as CategoryId, name: String(fields.name ?? ""), parent };
};

/** A category's name as it is stored: with its folded form, by which siblings are told apart. */
export const nameFields = (name: string): FieldEdits => ({ name, key: foldText(name) });

/** The child of `parent` with this name, however it is spelled. */
export const findChild = (view: View, parent: CategoryId | null, name: string): Category | undefined =>
  view
    .find("category", "key", foldText(name))
    .flatMap((id) => readCategory(view, id) ?? [])
    .find((category) => category.parent === parent);

/** The categories directly and indirectly below; each once, even where moves made apart formed a ring. */
export const categoriesBelow = (view: View, id: CategoryId): readonly Category[] => {
  const found = new Map<string, Category>();
  const queue: string[] = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const child of view.find("category", "parent", next)) {
      const category = readCategory(view, child);
      if (category === undefined || found.has(child) || child === id) continue;
      found.set(child, category);
      queue.push(child);
    }
  }
  return [...found.values()];
};

/** The category and all above it. */
export const categoriesAbove = (view: View, id: CategoryId | null): readonly Category[] => {
  const found = new Map<string, Category>();
  for (
    let at = id === null ? undefined : readCategory(view, id);
    at !== undefined && !found.has(at.id);
    at = at.parent === null ? undefined : readCategory(view, at.parent)
  )
    found.set(at.id, at);
  return [...found.values()];
};
