import { createSocket } from "node:dgram";
import { pino } from "pino";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import { dialHub } from "../testing/dial-hub.ts";
import { freeUdpPort } from "../testing/free-udp-port.ts";
import { until } from "../testing/till.ts";
import { loadLineLibrary } from "./library.ts";
import { makeLineKey } from "./line-key.ts";
import { type LineChannel, listenForLines } from "./listener.ts";

const library = await loadLineLibrary();
const here = "missing" in library ? null : library;

describe.skipIf(here === null)("with the WebRTC library of this platform", () => {
  if (here === null) return;
  const key = makeLineKey();
  let hub: HubAddress;
  let accepted: { readonly channel: LineChannel; readonly heard: Uint8Array[]; closed: boolean }[];

  beforeEach(async () => {
    const port = await freeUdpPort();
    accepted = [];
    hub = { addresses: ["127.0.0.1"], port, fingerprint: key.fingerprint };
    const log = pino({ level: "silent" });
    const listener = listenForLines({ library: here, port, key, log }, (channel) => {
      const line = { channel, heard: [] as Uint8Array[], closed: false };
      accepted.push(line);
      return {
        receive: (bytes) => {
          line.heard.push(bytes);
          channel.send(bytes);
        },
        closed: () => {
          line.closed = true;
        },
      };
    });
    onTestFinished(listener.close);
  });

  const dial = (address = hub) => {
    const heard: Uint8Array[] = [];
    const till = makeLineKey();
    const line = dialHub(here, address, (bytes) => heard.push(bytes), till);
    onTestFinished(line.close);
    return { ...line, heard, till };
  };

  test("a till that knows address, port and fingerprint is in, and known by its own", async () => {
    const line = dial();
    await line.opened;
    const message = new Uint8Array(60_000).fill(7);
    line.send(message);
    await until(() => line.heard.length === 1);
    expect(line.heard).toEqual([message]);
    expect(accepted.map(({ channel }) => channel.fingerprint)).toEqual([line.till.fingerprint]);
  });

  test("many come at once", async () => {
    const lines = Array.from({ length: 8 }, () => dial());
    await Promise.all(lines.map(({ opened }) => opened));
    await until(() => accepted.length === lines.length);
    const seen = accepted.map(({ channel }) => channel.fingerprint).sort();
    expect(seen).toEqual(lines.map(({ till }) => till.fingerprint).sort());
  });

  test("a computer with another key is not talked to", async () => {
    const line = dial({ ...hub, fingerprint: makeLineKey().fingerprint });
    await line.closed;
    expect(accepted).toEqual([]);
  });

  test("either end hears that the other is gone", async () => {
    const [one, other] = [dial(), dial()];
    await Promise.all([one.opened, other.opened]);
    await until(() => accepted.length === 2);
    one.close();
    await until(() => accepted.some(({ closed }) => closed));
    for (const { channel } of accepted) channel.close();
    await other.closed;
  });

  test("a port that is taken is named", async () => {
    const log = pino({ level: "silent" });
    const taken = createSocket("udp4");
    const port = await freeUdpPort();
    await new Promise<void>((resolve) => taken.bind(port, resolve));
    onTestFinished(() => void taken.close());
    const ears = { receive: () => undefined, closed: () => undefined };
    expect(() => listenForLines({ library: here, port, key, log }, () => ears)).toThrow(String(port));
  });

  test.each([
    ["noise", Buffer.from("hello")],
    ["a name of another make", stunRequest("hub:till")],
    ["a name with a line break", stunRequest(`SaudaFlow1/${"A".repeat(24)}\r\na=x:till`)],
    ["a short password", stunRequest("SaudaFlow1/A:till")],
    ["a name that is too long", stunRequest(`SaudaFlow1/${"A".repeat(400)}:till`)],
    ["a name of one letter", stunRequest(`SaudaFlow1/${"A".repeat(24)}:t`)],
    ["no name", stunRequest("")],
  ])("%s is passed over, and the next till served", async (_name, packet) => {
    const socket = createSocket("udp4");
    onTestFinished(() => void socket.close());
    for (let i = 0; i < 3; i++)
      await new Promise((resolve) => socket.send(packet, hub.port, "127.0.0.1", resolve));
    const line = dial();
    await line.opened;
    await until(() => accepted.length === 1);
  });
});

/** A STUN binding request (RFC 8489) that names only whom it is for. */
function stunRequest(username: string): Buffer {
  const name = Buffer.from(username);
  const padded = Buffer.alloc(Math.ceil(name.length / 4) * 4);
  name.copy(padded);
  const attribute = Buffer.alloc(4);
  attribute.writeUInt16BE(0x0006, 0);
  attribute.writeUInt16BE(name.length, 2);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(0x0001, 0);
  header.writeUInt16BE(4 + padded.length, 2);
  header.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([header, attribute, padded]);
}
