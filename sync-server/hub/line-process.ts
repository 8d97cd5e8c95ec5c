import { pino } from "pino";
import { loadLineLibrary } from "./library.ts";
import type { FromLines, ToLines } from "./line-words.ts";
import { type LineChannel, type LineListener, listenForLines } from "./listener.ts";

/**
 * Carries direct links in a process of its own: the library is not ours, reads packets from anyone on the network, and where it breaks it
 * takes its process with it.
 */
const channels = new Map<number, LineChannel>();
let listener: LineListener | null = null;
let count = 0;

const tell = (word: FromLines): void => {
  if (process.connected) process.send?.(word);
};

const listen = async ({ port, key }: Extract<ToLines, { type: "listen" }>): Promise<void> => {
  const library = await loadLineLibrary();
  if ("missing" in library) return tell({ type: "missing", reason: library.missing });
  listener = listenForLines({ library, port, key, log: pino({ level: "warn" }) }, (channel) => {
    const line = ++count;
    channels.set(line, channel);
    tell({ type: "opened", line, fingerprint: channel.fingerprint });
    return {
      receive: (bytes) => tell({ type: "received", line, bytes }),
      closed: () => {
        channels.delete(line);
        tell({ type: "closed", line });
      },
    };
  });
  tell({ type: "listening" });
};

const end = (): void => {
  listener?.close();
  process.exit(0);
};

process.on("message", (word: ToLines) => {
  if (word.type === "listen")
    listen(word).catch((error: unknown) =>
      tell({ type: "failed", reason: error instanceof Error ? error.message : String(error) }),
    );
  else if (word.type === "send") channels.get(word.line)?.send(word.bytes);
  else if (word.type === "close") channels.get(word.line)?.close();
  else end();
});
process.on("disconnect", end);
// The server ends us when it has said its last words; a key pressed in the terminal goes to both.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
