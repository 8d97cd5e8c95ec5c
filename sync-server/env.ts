import { type NetworkPrinter, PRINTER_PORT } from "./hub/network-printer.ts";

/** What the operator may set; nothing else reads `process.env`. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** A Postgres of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** UDP, for tills on the local network; without it they are not answered there. */
  readonly hubPort: number | undefined;
  /** The server this one is a hub of. */
  readonly upstream: { readonly url: string; readonly code: string | undefined } | undefined;
  /** Receipt printers of the local network that tills may print on: `front=192.168.1.50, bar=192.168.1.51:9101`. */
  readonly printers: readonly NetworkPrinter[];
}

type Vars = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS: readonly string[] = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Fails at start, naming the variable. The server is reached from this machine only unless HOST says otherwise. */
export const readEnv = (vars: Vars): Env => ({
  port: readPort(vars.PORT ?? "8787"),
  host: vars.HOST ?? "127.0.0.1",
  dataDir: vars.DATA_DIR ?? "./data",
  databaseUrl: vars.DATABASE_URL || undefined,
  corsOrigins: (vars.CORS_ORIGINS ?? "").split(",").filter((origin) => origin !== ""),
  trustProxy: vars.TRUST_PROXY === "1",
  logLevel: oneOf("LOG_LEVEL", vars.LOG_LEVEL ?? "info", LOG_LEVELS),
  hubPort: vars.HUB_PORT === undefined ? undefined : readPort(vars.HUB_PORT, "HUB_PORT"),
  upstream: vars.UPSTREAM ? { url: readUrl(vars.UPSTREAM), code: vars.ENROL_CODE || undefined } : undefined,
  printers: (vars.PRINTERS ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map(readPrinter),
});

/** For tills on the local network, where nothing else is said. */
export const DEFAULT_HUB_PORT = 8_788;

/** 0 takes any free port. */
export const readPort = (text: string, name = "PORT"): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port: ${text}`);
  return port;
};

const readPrinter = (text: string): NetworkPrinter => {
  const match = /^([\p{L}\p{N} _-]{1,60})=([\w.-]+|\[[\da-f:]+\])(?::(\d+))?$/iu.exec(text);
  const [, name, host, port = String(PRINTER_PORT)] = match ?? [];
  if (name === undefined || host === undefined)
    throw new Error(`PRINTERS is not a list such as front=192.168.1.50, bar=192.168.1.51:9101: ${text}`);
  return { name: name.trim(), host: host.replace(/^\[|\]$/g, ""), port: readPort(port, "PRINTERS") };
};

const readUrl = (text: string): string => {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text).origin;
  throw new Error(`UPSTREAM is not an address such as https://shop.example: ${text}`);
};

const oneOf = (name: string, value: string, allowed: readonly string[]): string => {
  if (!allowed.includes(value))
    throw new Error(`${name} should be one of ${allowed.join(", ")}, not ${value}`);
  return value;
};
