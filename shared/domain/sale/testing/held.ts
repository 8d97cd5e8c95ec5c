/** A line of an open sale, as `sale.hold` takes it: one piece at 100.00, 12 % included. */
export const aHeldLine = (product: string) => ({
  product,
  name: "Tea",
  unit: "pcs" as const,
  quantity: 1_000,
  price: 10_000,
  taxRate: 1_200,
  barcode: null,
});
