import type { Shop } from "./shop.ts";

/** By the staff list; whoever is signed in may be newer than it. */
export const staffName = ({ view, person }: Pick<Shop, "view" | "person">, staff: string): string => {
  const name = view.doc("staff", staff)?.fields.name;
  if (typeof name === "string") return name;
  const here = person.peek();
  return here?.staff === staff ? here.name : staff;
};
