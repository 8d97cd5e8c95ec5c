import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { announceDemo } from "./demo/announce.ts";
import { openDemo } from "./demo/demo.ts";
import { readEnv } from "./env.ts";
import { buildClientIfStale } from "./jobs/build-client.ts";
import { stopOnSignal } from "./jobs/stop-on-signal.ts";
import { startServer } from "./server.ts";

/** `npm start`: builds what is missing, starts everything on one port, says where. */
const { values } = parseArgs({
  options: {
    port: { type: "string" },
    host: { type: "string" },
    data: { type: "string" },
    demo: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const HELP = `npm start -- [options]
  --port N     port of the application (8787)
  --host NAME  address to listen on (127.0.0.1: this machine only)
  --data DIR   where the database lies (./data)
  --demo       opens with a ready shop
  DATABASE_URL in the environment: a Postgres of your own instead of the embedded one`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const run = async (): Promise<void> => {
  const { port, host, data } = values;
  const env = readEnv({
    ...process.env,
    ...(port !== undefined && { PORT: port }),
    ...(host !== undefined && { HOST: host }),
    ...(data !== undefined && { DATA_DIR: data }),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  });
  const log = pino({ level: env.logLevel });
  const clientDir = await buildClientIfStale(root, (message) => console.log(message));
  const server = await startServer({ ...env, clientDir, log });
  stopOnSignal(server, log);
  console.log(`SaudaFlow: ${server.url}`);
  if (!values.demo) return;
  const access = await openDemo(server.url, server.deps.clock(), (message) => console.log(message));
  for (const line of announceDemo(server.url, access)) console.log(line);
};

if (values.help) console.log(HELP);
else
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
