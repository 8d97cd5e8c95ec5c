import { createServer, type Server as TcpServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";

/** A printer on the network: keeps what it prints, and says of itself what it is told to. */
const aPrinter = async () => {
  const printed: string[] = [];
  const state: { offline: number | null; paper: number } = { offline: null, paper: 0x12 };
  const tcp = createServer((socket) => {
    let job = "";
    socket.on("data", (chunk) => {
      const hex = chunk.toString("hex");
      if (hex === "100402" || hex === "100404") {
        const answer = hex === "100402" ? state.offline : state.paper;
        if (answer !== null) socket.write(Uint8Array.from([answer]));
      } else job += hex.replace(/^10040[24]/, "");
    });
    socket.on("end", () => {
      if (job !== "") printed.push(job);
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  return { tcp, printed, state, port: portOf(tcp) };
};

const portOf = (tcp: TcpServer): number => {
  const address = tcp.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
};

let printer: Awaited<ReturnType<typeof aPrinter>>;
let server: TestServer;
let till: string;
let person: string;
beforeAll(async () => {
  printer = await aPrinter();
  server = await testServer({
    printers: [
      { name: "front", host: "127.0.0.1", port: printer.port },
      { name: "broken", host: "127.0.0.1", port: 1 },
    ],
  });
  const shop = await anOrganisation(server);
  person = await signIn(server, shop);
  till = await (await enrol(server, person, "till", shop.branch)).token();
});
afterAll(async () => {
  printer.tcp.close();
  await server.drop();
});
beforeEach(() => {
  printer.printed.length = 0;
  printer.state.offline = 0x12;
  printer.state.paper = 0x12;
});

const print = async (name: string, data: string, token: string | undefined = till) => {
  const { status, json } = await server.request("/v1/print", { token, body: { printer: name, data } });
  return [status, status === 200 ? "" : json.code];
};

test("a till's bytes come out of the printer as they are, whether or not it speaks", async () => {
  expect(await print("front", "G0BIaQo=")).toEqual([200, ""]);
  await expect.poll(() => printer.printed).toEqual(["1b4048690a"]);
  printer.state.offline = null;
  expect(await print("front", "G0AK")).toEqual([200, ""]);
  await expect.poll(() => printer.printed).toEqual(["1b4048690a", "1b400a"]);
});

test.each([
  [{ offline: 0x16 }, "CoverOpen"],
  [{ offline: 0x32 }, "NoPaper"],
  [{ paper: 0x72 }, "NoPaper"],
])("a printer at %j prints nothing and says %s", async (state, code) => {
  Object.assign(printer.state, state);
  expect(await print("front", "G0AK")).toEqual([409, code]);
  expect(printer.printed).toEqual([]);
});

test("nothing is sent anywhere but to printers of the settings, and only for a device", async () => {
  expect(await print("127.0.0.1:9100", "G0AK")).toEqual([404, "UnknownPrinter"]);
  expect(await print("broken", "G0AK")).toEqual([409, "PrinterOff"]);
  expect(await print("front", "no base64!")).toEqual([422, "BadArgs"]);
  expect(await print("front", "G0AK", person)).toEqual([401, "NotSignedIn"]);
  expect(await print("front", "G0AK", "")).toEqual([401, "NotSignedIn"]);
  expect((await server.request("/v1/printers", { token: till })).json).toEqual({
    printers: ["front", "broken"],
  });
  expect((await server.request("/v1/printers", { token: person })).status).toBe(401);
});
