import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("without settings the server is reached from this machine only", () => {
  expect(readEnv({})).toEqual({
    port: 8787,
    host: "127.0.0.1",
    dataDir: "./data",
    databaseUrl: undefined,
    corsOrigins: [],
    trustProxy: false,
    logLevel: "info",
    hubPort: undefined,
    upstream: undefined,
    printers: [],
  });
});

test("what the operator sets is taken", () => {
  const vars = {
    PORT: "0",
    HOST: "0.0.0.0",
    CORS_ORIGINS: "https://a,https://b",
    TRUST_PROXY: "1",
    DATABASE_URL: "",
  };
  expect(readEnv(vars)).toMatchObject({
    port: 0,
    host: "0.0.0.0",
    corsOrigins: ["https://a", "https://b"],
    trustProxy: true,
    databaseUrl: undefined,
  });
});

test("a hub is told where its server is", () => {
  const vars = { HUB_PORT: "8788", UPSTREAM: "https://shop.example/", ENROL_CODE: "ABCD2345" };
  const upstream = { url: "https://shop.example", code: "ABCD2345" };
  expect(readEnv(vars)).toMatchObject({ hubPort: 8788, upstream });
});

test("printers of the network are named, by address and port", () => {
  expect(
    readEnv({ PRINTERS: "front=192.168.1.50, bar 2=printer.lan:9101,v6=[fe80::1]:9100" }).printers,
  ).toEqual([
    { name: "front", host: "192.168.1.50", port: 9100 },
    { name: "bar 2", host: "printer.lan", port: 9101 },
    { name: "v6", host: "fe80::1", port: 9100 },
  ]);
});

test.each([
  [{ PRINTERS: "192.168.1.50" }, "PRINTERS"],
  [{ PRINTERS: "front=192.168.1.50:http" }, "PRINTERS"],
  [{ HUB_PORT: "0.5" }, "HUB_PORT"],
  [{ UPSTREAM: "shop.example" }, "UPSTREAM"],
  [{ PORT: "http" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
])("%j is refused by name", (vars, name) => {
  expect(() => readEnv(vars)).toThrow(name);
});
