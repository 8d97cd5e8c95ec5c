import type { Brand } from "../../lib/brand.ts";

export type ProductId = Brand<string, "ProductId">;
export type CategoryId = Brand<string, "CategoryId">;

/** Ids come from a device's id source or from storage; an empty one is a bug. */
export const productId = (text: string): ProductId => nonEmpty(text) as ProductId;

export const categoryId = (text: string): CategoryId => nonEmpty(text) as CategoryId;

const nonEmpty = (text: string): string => {
  if (text === "") throw new Error("An id is never empty");
  return text;
};
