import { parseArgs } from "node:util";
import { startServer } from "../../../sync-server/server.ts";

/** The server as it is, without the limits on one address: here one machine plays all clients. */
const { values } = parseArgs({ options: { port: { type: "string" }, data: { type: "string" } } });
const unlimited = 1e9;
const server = await startServer({
  port: Number(values.port),
  databaseUrl: process.env.DATABASE_URL,
  limits: { requests: unlimited, signIns: unlimited, guesses: unlimited },
});
process.once("SIGTERM", () => {
  void server.close().then(() => process.exit(0));
});
console.log(server.url);
