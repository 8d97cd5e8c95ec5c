import { connect } from "node:net";

/** What came of asking the same again and again. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds per answer. */
  readonly mean: number;
  readonly bytes: number;
}

/** Asks a path over so many connections that stay open, each one request after another, for a while; throws on any answer but 200. */
export const httpLoad = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  connections: number,
  milliseconds: number,
): Promise<Load> => {
  const until = performance.now() + milliseconds;
  const started = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askUntil(new URL(url), headers, until)),
  );
  const elapsed = performance.now() - started;
  const answers = counts.reduce((sum, { answers }) => sum + answers, 0);
  return {
    perSecond: (answers * 1_000) / elapsed,
    mean: (elapsed * connections) / answers,
    bytes: counts[0]?.bytes ?? 0,
  };
};

/** Plain bytes over a socket: a client that costs little, because it shares the machine with what it measures. */
const askUntil = (
  { hostname, port, host, pathname, search }: URL,
  headers: Readonly<Record<string, string>>,
  until: number,
): Promise<{ answers: number; bytes: number }> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const request = `GET ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n`;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let answers = 0;
    let parts: Buffer[] = [];
    let length = 0;
    let awaited: number | null = null;
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`The server closed the connection after ${answers} answers`)));
    socket.on("connect", () => socket.write(request));
    socket.on("data", (data) => {
      parts.push(data);
      length += data.length;
      awaited ??= lengthOf(parts, reject);
      if (awaited === null || (awaited === CHUNKED ? !endsChunked(data) : length < awaited)) return;
      answers++;
      const bytes = length;
      [parts, length, awaited] = [[], 0, null];
      if (performance.now() < until) {
        socket.write(request);
        return;
      }
      socket.removeAllListeners("close");
      socket.end();
      resolve({ answers, bytes });
    });
  });

const CHUNKED = -1;

/** Length of the whole answer, once its head is there. */
const lengthOf = (parts: readonly Buffer[], reject: (error: Error) => void): number | null => {
  const text = Buffer.concat(parts).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = text.slice(0, end);
  if (!head.startsWith("HTTP/1.1 200")) reject(new Error(`Answer: ${text.slice(0, 300)}`));
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return length === undefined ? CHUNKED : end + 4 + Number(length);
};

const endsChunked = (data: Buffer): boolean => data.toString("latin1", data.length - 5) === "0\r\n\r\n";
