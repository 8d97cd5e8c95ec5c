import { createSocket } from "node:dgram";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { dialHub } from "../testing/dial-hub.ts";
import { freeUdpPort } from "../testing/free-udp-port.ts";
import { until } from "../testing/till.ts";
import { loadLineLibrary } from "./library.ts";
import { makeLineKey } from "./line-key.ts";
import { startLines } from "./lines.ts";

const library = await loadLineLibrary();
const here = "missing" in library ? null : library;
const log = pino({ level: "silent" });

/** Our own processes that carry direct links, as Linux tells of them. */
const lineProcesses = (): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const read = (file: string): string => readFileSync(`/proc/${pid}/${file}`, "utf8");
      try {
        return (
          / \w (\d+)/.exec(read("stat"))?.[1] === String(process.pid) &&
          read("cmdline").includes("line-process")
        );
      } catch {
        return false; // gone while we looked
      }
    })
    .map(Number);

describe.skipIf(here === null)("with the WebRTC library of this platform", () => {
  if (here === null) return;

  const startEcho = async (port: number) => {
    const key = makeLineKey();
    const lines = await startLines({
      port,
      key,
      log,
      accept: (channel) => ({ receive: channel.send, closed: () => closed++ }),
    });
    if ("missing" in lines) throw new Error(lines.missing);
    let closed = 0;
    const hub = { addresses: ["127.0.0.1"], port, fingerprint: key.fingerprint };
    /** Whether what is said comes back. */
    const dial = async () => {
      const heard: Uint8Array[] = [];
      const line = dialHub(here, hub, (bytes) => heard.push(bytes), makeLineKey());
      onTestFinished(line.close);
      await line.opened;
      line.send(Uint8Array.of(1, 2, 3));
      await until(() => heard.length === 1);
      expect(heard[0]).toEqual(Uint8Array.of(1, 2, 3));
      return line;
    };
    return { lines, dial, closed: () => closed };
  };

  test.skipIf(!existsSync("/proc/self/stat"))(
    "where the process of links is killed its lines end, and another answers on the same port",
    async () => {
      const { lines, dial, closed } = await startEcho(await freeUdpPort());
      onTestFinished(lines.close);
      await dial();
      const [first] = lineProcesses();
      process.kill(first ?? 0, "SIGKILL");
      await until(() => closed() === 1);
      await until(() => lineProcesses().some((pid) => pid !== first));
      await dial();
    },
  );

  test("closing ends the process", async () => {
    const { lines, dial } = await startEcho(await freeUdpPort());
    await dial();
    await lines.close();
    expect(existsSync("/proc") ? lineProcesses() : []).toEqual([]);
  });

  test("a port that is taken is named, and nothing is left running", async () => {
    const taken = createSocket("udp4");
    const port = await freeUdpPort();
    await new Promise<void>((resolve) => taken.bind(port, resolve));
    onTestFinished(() => void taken.close());
    await expect(startEcho(port)).rejects.toThrow(String(port));
    expect(existsSync("/proc") ? lineProcesses() : []).toEqual([]);
  });
});
