import { pino } from "pino";
import { readEnv } from "./env.ts";
import { stopOnSignal } from "./jobs/stop-on-signal.ts";
import { startServer } from "./server.ts";

/** The API alone, as the environment says: beside Vite while developing, or behind a server of files. */
const env = readEnv(process.env);
const log = pino({ level: env.logLevel });
const server = await startServer({ ...env, log });
log.info({ url: server.url }, "listening");
stopOnSignal(server, log);
