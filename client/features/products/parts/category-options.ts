import { useComputed } from "@preact/signals";
import type { Category, CategoryTree } from "../../../../shared/domain/catalog/category-tree.ts";
import { readCategoryTree } from "../../../session/product-records.ts";
import type { Shop } from "../../../session/shop.ts";
import type { SelectOption } from "../../../ui/select.tsx";

/** Categories as a menu, each below its parent and moved in; `none` stands first. */
export const useCategoryOptions = (shop: Shop, none: string): readonly SelectOption<string>[] => {
  const options = useComputed(() => {
    void shop.changed("category").value;
    const tree = readCategoryTree(shop);
    return tree.roots.flatMap((root) => optionsOf(tree, root, 0));
  });
  return [{ value: "", label: none }, ...options.value];
};

const optionsOf = (tree: CategoryTree, { id, name }: Category, depth: number): SelectOption<string>[] => [
  { value: id, label: `${"\u2003".repeat(depth)}${name}` },
  ...tree.childrenOf(id).flatMap((child) => optionsOf(tree, child, depth + 1)),
];
