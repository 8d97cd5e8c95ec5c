import { type Office, openOffice } from "../../headless/office.ts";
import { ean13 } from "./ean13.ts";

/** A shop set up at a server, with goods received there: the server hands them to the tills as they open. */
export interface ServerShop {
  readonly office: Office;
  readonly products: readonly string[];
}

export const openServerShop = async (
  url: string,
  { goods, pieces }: { readonly goods: number; readonly pieces: number },
): Promise<ServerShop> => {
  const office = await openOffice(url);
  const products: string[] = [];
  for (let i = 1; i <= goods; i++) {
    const { result } = await office.post<{ result: { product: string } }>(
      "/v1/commands/catalog.add-product",
      {
        name: `Tea ${i}`,
        barcodes: [ean13(`487000000${String(i).padStart(3, "0")}`)],
        price: 10_000,
        taxRate: 1_200,
      },
    );
    products.push(result.product);
  }
  await receive(office, products, pieces);
  return { office, products };
};

/** Goods received at the server, in pieces of each. */
export const receive = (office: Office, products: readonly string[], pieces: number): Promise<unknown> => {
  const lines = products.map((product) => ({ product, quantity: pieces * 1_000 }));
  return office.post("/v1/commands/stock.receive", { branch: office.branch, lines });
};
