/** What money is taken for. */
export type Purpose =
  | { readonly type: "top-up"; readonly customer: string }
  | { readonly type: "repay"; readonly customer: string }
  | { readonly type: "gift" };

/** What an attempt names instead of an open sale, so that it is found again for the same purpose. */
export const keyOf = (purpose: Purpose): string =>
  purpose.type === "gift" ? "gift" : `${purpose.type}/${purpose.customer}`;
