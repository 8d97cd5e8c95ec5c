import { allRows, signInAt } from "../support/owner.ts";

/** Somebody of the demo shop, as the terminal introduces them. */
export interface DemoPerson {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly pin: string;
  readonly name: string;
}

/** Lines such as `  seller   dana     dastarkhan-4   PIN 4444  Дана Ким`. */
export const demoPeople = (output: string): readonly DemoPerson[] =>
  [...output.matchAll(/^ {2}(\w+) +(\S+) +(\S+) +PIN (\d+) +(.+)$/gm)].map(
    ([, role = "", login = "", password = "", pin = "", name = ""]) => ({ role, login, password, pin, name }),
  );

/** Links that make a browser one of the demo shop's tills, each once. */
export const tillLinks = (output: string): readonly string[] =>
  [...output.matchAll(/https?:\/\/\S+\/enrol\?code=\S+/g)].map(([link]) => link);

/** Barcodes of a few goods sold by the piece. */
export const demoGoods = async (
  url: string,
  { login, password }: Pick<DemoPerson, "login" | "password">,
): Promise<readonly string[]> => {
  const owner = await signInAt(url, login, password);
  const goods = await allRows<{ unit: string; barcodes: readonly string[] }>(owner, "/v1/products");
  return goods
    .filter(({ unit }) => unit === "pcs")
    .flatMap(({ barcodes }) => barcodes[0] ?? [])
    .slice(0, 3);
};
