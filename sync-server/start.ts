import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { announceDemo } from "./demo/announce.ts";
import { openDemo } from "./demo/demo.ts";
import { DEFAULT_HUB_PORT, readEnv } from "./env.ts";
import { announceHub } from "./hub/announce.ts";
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
    hub: { type: "boolean", default: false },
    upstream: { type: "string" },
    code: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const HELP = `npm start -- [options]
  --port N     port of the application (8787)
  --host NAME  address to listen on (127.0.0.1: this machine only)
  --data DIR   where the database lies (./data)
  --demo       opens with a ready shop
  --hub        also answers tills of the local network directly, on UDP port ${DEFAULT_HUB_PORT} (HUB_PORT for another)
  --upstream U with --hub: only a hub, of the server at U; keeps a copy, passes everything on
  --code C     with --upstream, the first time: the one-time code from Settings, Devices
  DATABASE_URL in the environment: a Postgres of your own instead of the embedded one
  PRINTERS in the environment: receipt printers of the local network, such as front=192.168.1.50, bar=192.168.1.51:9101`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const run = async (): Promise<void> => {
  const { port, host, data, upstream, code } = values;
  const env = readEnv({
    ...process.env,
    ...(port !== undefined && { PORT: port }),
    ...(host !== undefined && { HOST: host }),
    ...(data !== undefined && { DATA_DIR: data }),
    ...(upstream !== undefined && { UPSTREAM: upstream }),
    ...(code !== undefined && { ENROL_CODE: code }),
    ...(values.hub && { HUB_PORT: process.env.HUB_PORT ?? String(DEFAULT_HUB_PORT) }),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  });
  const log = pino({ level: env.logLevel });
  // A hub shows no app: tills have theirs from the server.
  const clientDir =
    env.upstream === undefined ? await buildClientIfStale(root, (message) => console.log(message)) : null;
  const server = await startServer({ ...env, clientDir, log });
  stopOnSignal(server, log);
  console.log(`SaudaFlow: ${server.url}`);
  for (const line of announceHub(server)) console.log(line);
  if (!values.demo || server.upstream !== null) return;
  const access = await openDemo(server.url, server.deps.clock(), (message) => console.log(message));
  for (const line of announceDemo(server.url, access)) console.log(line);
};

if (values.help) console.log(HELP);
else
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
