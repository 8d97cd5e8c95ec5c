import type { StaffId } from "../../../shared/core/ids.ts";
import type { World } from "./types.ts";

const PEOPLE = ["ann", "otto", "max", "bob"] as readonly string[] as readonly StaffId[];

/**
 * Somebody of these. In runs with a spotlight half of what happens is about the same person, so that what befalls them and what they do
 * meet; which one, the seed says.
 */
export const choosePerson = (world: World, names: readonly string[]): StaffId => {
  const favourite = PEOPLE[world.seed % PEOPLE.length] as StaffId;
  if (world.settings.spotlight && names.includes(favourite) && world.dice.below(2) === 0) return favourite;
  return world.dice.pick(names) as StaffId;
};

/** Some product; under a spotlight half of the time the newest. */
export const chooseProduct = ({ settings, dice, products }: World): string =>
  settings.spotlight && dice.below(2) === 0 ? (products.at(-1) as string) : dice.pick(products);
