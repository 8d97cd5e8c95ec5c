import { z } from "zod";
import { saleBody } from "../../../shared/domain/sale/sale-body.ts";
import type { ReceiptSource } from "../../documents/use-receipt.ts";
import type { Api } from "../../session/api.ts";

/** A receipt as the server lists it. */
export interface ServerReceipt {
  readonly number: string;
  readonly at: number;
  readonly total: number;
  readonly currency: "KZT" | "UZS" | "RUB";
  readonly goods: readonly string[];
}

export type ServerAnswer<T> =
  | { readonly type: "answered"; readonly value: T }
  /** Out of reach. */
  | { readonly type: "offline" }
  /** It answered, but not with what was asked for. */
  | { readonly type: "refused" };

/** Receipts the server finds, newest first, as far as this person may see them. */
export const findOnServer = async (
  { get }: Pick<Api, "get">,
  query: string,
): Promise<ServerAnswer<readonly ServerReceipt[]>> => {
  const answer = await get<unknown>(`/v1/receipts?search=${encodeURIComponent(query)}`);
  if (!answer.ok) return { type: answer.error.type === "Offline" ? "offline" : "refused" };
  const parsed = listSchema.safeParse(answer.value);
  return parsed.success ? { type: "answered", value: parsed.data.receipts } : { type: "refused" };
};

/** One receipt whole. */
export const readOnServer = async (
  { get }: Pick<Api, "get">,
  number: string,
): Promise<ServerAnswer<ReceiptSource | null>> => {
  const answer = await get<unknown>(`/v1/receipts/${encodeURIComponent(number)}`);
  if (!answer.ok) {
    if (answer.error.type === "Offline") return { type: "offline" };
    return answer.error.status === 404 ? { type: "answered", value: null } : { type: "refused" };
  }
  const parsed = receiptSchema.safeParse(answer.value);
  return parsed.success ? { type: "answered", value: parsed.data } : { type: "refused" };
};

const listSchema = z.object({
  receipts: z.array(
    z.object({
      number: z.string(),
      at: z.int(),
      total: z.int(),
      currency: z.enum(["KZT", "UZS", "RUB"]),
      goods: z.array(z.string()).default([]),
    }),
  ),
});

const receiptSchema = z.object({ sale: saleBody, at: z.int(), staff: z.string() });
