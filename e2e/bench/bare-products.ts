import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { Pool } from "pg";

/** The floor of a product list: one SELECT and its rows as JSON, and nothing else; as many connections as the server has. */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = new Hono();
app.get("/products", async (c) => {
  const { rows } = await pool.query(
    "select id, fields from documents where type = 'product' and scope = 'org' order by id limit $1",
    [Number(c.req.query("limit"))],
  );
  return c.json({ rows });
});
const server = serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: "127.0.0.1" });
process.once("SIGTERM", () => {
  server.close(() => process.exit(0));
  void pool.end();
});
console.log(`http://127.0.0.1:${process.argv[3]}`);
