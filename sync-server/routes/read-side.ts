import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { foldText } from "../../shared/lib/text.ts";
import { personReads, readableBranches } from "../access/scopes.ts";
import type { SignedIn } from "../middleware/auth.ts";
import { Problem } from "../middleware/problem.ts";
import { listAttention } from "../store/attention.ts";
import { type ListText, listProducts, listReceipts, listStock, readReceipt } from "../store/read-side.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonRoute } from "./route.ts";
import { branchQuery, pageSchema } from "./schemas.ts";

/** Rows are put together as text in SQL; what they hold is described, not checked again. */
const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

const product = z.looseObject({ id: z.string(), name: z.string(), price: z.int() });
const stockRow = z.object({ branch: z.string(), product: z.string(), quantity: z.int(), shortage: z.int() });
const receipt = z.object({
  number: z.string(),
  branch: z.string(),
  device: z.string(),
  staff: z.string(),
  at: z.int(),
  total: z.int(),
  change: z.int(),
  rounding: z.int(),
  currency: z.string(),
});
const attentionItem = z.object({
  key: z.string(),
  type: z.string(),
  log: z.string(),
  seq: z.int(),
  kind: z.string(),
  reason: z.string(),
});

const products = jsonRoute({
  method: "get",
  path: "/v1/products",
  summary: "Products, by part of the name, SKU or barcode",
  who: "person",
  request: { query: z.object(pageSchema) },
  answer: listOf(product),
});

const stock = jsonRoute({
  method: "get",
  path: "/v1/stock",
  summary: "Stock on hand",
  who: "person",
  request: { query: z.object({ ...pageSchema, ...branchQuery }) },
  answer: listOf(stockRow),
});

const receipts = jsonRoute({
  method: "get",
  path: "/v1/receipts",
  summary: "Receipts, newest first, by part of the number",
  who: "person",
  request: { query: z.object({ ...pageSchema, ...branchQuery }) },
  answer: listOf(receipt),
});

const oneReceipt = jsonRoute({
  method: "get",
  path: "/v1/receipts/{number}",
  summary: "One receipt with its lines and payments",
  who: "person",
  request: { params: z.object({ number: z.string().max(60) }) },
  answer: receipt.extend({
    lines: z.array(z.looseObject({})),
    payments: z.array(z.looseObject({})),
    /** What the fiscal device said of it. */
    fiscal: z.looseObject({}).nullable(),
  }),
});

const attention = jsonRoute({
  method: "get",
  path: "/v1/attention",
  summary: "What a person should look at",
  who: "person",
  request: { query: z.object(pageSchema) },
  answer: listOf(attentionItem),
});

/** Reading without a replica of one's own. What a person may read follows from their role and branches alone. */
export const readSideRoutes = ({ pool, auth }: AppDeps) => {
  const reader = async (c: Context) => {
    const signedIn = await auth.person(c);
    const reads = personReads(signedIn.person.ticket);
    if (!reads.organisation) throw new Problem(403, "NotAllowed");
    return { ...signedIn, reads };
  };
  return createRouter()
    .openapi(products, async (c) => {
      const { organisation } = await reader(c);
      return listAnswer(c, await listProducts(pool, organisation.id, listQuery(c.req.valid("query"))));
    })
    .openapi(stock, async (c) => {
      const { organisation, reads } = await reader(c);
      const query = c.req.valid("query");
      const branches = readableBranches(reads, query.branch);
      return listAnswer(c, await listStock(pool, organisation.id, branches, listQuery(query)));
    })
    .openapi(receipts, async (c) => {
      const { organisation, reads } = await reader(c);
      const query = c.req.valid("query");
      const branches = readableBranches(reads, query.branch);
      return listAnswer(c, await listReceipts(pool, organisation.id, branches, listQuery(query)));
    })
    .openapi(oneReceipt, async (c) => {
      const { organisation, reads } = await reader(c);
      const { number } = c.req.valid("param");
      const text = await readReceipt(pool, organisation.id, readableBranches(reads, undefined), number);
      if (text === null) throw new Problem(404, "UnknownReceipt");
      return c.body(text, 200, JSON_TYPE) as never;
    })
    .openapi(attention, async (c) => {
      const { organisation, person } = await reader(c);
      const { after = "", limit } = c.req.valid("query");
      const items = await listAttention(pool, organisation.id, attentionScopes(person), after, limit);
      const next = items.length === limit ? (items.at(-1)?.key ?? null) : null;
      return c.json({ rows: [...items], next }, 200);
    });
};

const JSON_TYPE = { "content-type": "application/json" };

const attentionScopes = ({ ticket }: SignedIn["person"]): readonly string[] => {
  const { office, branches } = personReads(ticket);
  if (branches === "*") return office ? ["*"] : ["org", "b-*"];
  return ["org", ...(office ? ["office"] : []), ...branches.map((branch) => `b-${branch}`)];
};

const listQuery = ({
  search = "",
  after = "",
  limit,
}: {
  search?: string | undefined;
  after?: string | undefined;
  limit: number;
}) => ({
  search: foldText(search),
  after,
  limit,
});

const listAnswer = (c: Context, { rows, next }: ListText) =>
  c.body(`{"rows":${rows},"next":${JSON.stringify(next)}}`, 200, JSON_TYPE) as never;
