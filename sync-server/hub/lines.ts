import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Logger } from "pino";
import type { LineKey } from "./line-key.ts";
import type { FromLines, ToLines } from "./line-words.ts";
import type { LineChannel, LineEars } from "./listener.ts";

export interface LinesDeps {
  readonly port: number;
  readonly key: LineKey;
  readonly log: Logger;
  /** A link stands; gives back who hears what comes over it. */
  readonly accept: (channel: LineChannel) => LineEars;
}

/** Direct links from the local network, carried by a process of their own. */
export interface Lines {
  /** Lets last words arrive. */
  readonly close: () => Promise<void>;
}

const LAST_WORDS_MS = 500;
const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Begins to answer direct links; the process that does is started anew whenever it ends. Gives `missing` where the platform has no library
 * for them; throws where the port is taken.
 */
export const startLines = async (deps: LinesDeps): Promise<Lines | { readonly missing: string }> => {
  let isClosing = false;
  let tries = 0;
  let current: LineProcess;
  const revive = async (): Promise<void> => {
    while (!isClosing) {
      await sleep(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** Math.min(tries++, 10)), undefined, {
        ref: false,
      });
      if (isClosing) return;
      current = startProcess(deps);
      const begun = await current.begun;
      if (begun === "listening") break;
      deps.log.warn({ begun }, "direct links are not answered");
      current.end();
    }
    tries = 0;
    watch();
  };
  const watch = (): void => {
    void current.ended.then((code) => {
      if (isClosing) return;
      deps.log.error({ code }, "the process of direct links ended; it is started again");
      return revive();
    });
  };
  current = startProcess(deps);
  const begun = await current.begun;
  if (begun !== "listening") {
    current.end();
    await current.ended;
    if (begun.type === "missing") return { missing: begun.reason };
    throw new Error(begun.reason);
  }
  watch();
  return {
    close: async () => {
      isClosing = true;
      if (current.lines() > 0) await sleep(LAST_WORDS_MS);
      current.end();
      await current.ended;
    },
  };
};

interface LineProcess {
  readonly begun: Promise<"listening" | Extract<FromLines, { type: "missing" | "failed" }>>;
  readonly ended: Promise<number | string | null>;
  readonly lines: () => number;
  readonly end: () => void;
}

const startProcess = ({ port, key, accept }: LinesDeps): LineProcess => {
  const child = fork(fileURLToPath(new URL("./line-process.ts", import.meta.url)), [], {
    // Bytes go as they are.
    serialization: "advanced",
    execArgv: ["--import", LOADER],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const say = (word: ToLines): void => {
    if (child.connected) child.send(word, () => undefined);
  };
  const ears = new Map<number, LineEars>();
  const dropAll = (): void => {
    for (const { closed } of ears.values()) closed();
    ears.clear();
  };
  child.on("message", (word: FromLines) => {
    if (word.type === "opened") {
      const { line, fingerprint } = word;
      const send = (bytes: Uint8Array): void => say({ type: "send", line, bytes });
      ears.set(line, accept({ fingerprint, send, close: () => say({ type: "close", line }) }));
    } else if (word.type === "received") ears.get(word.line)?.receive(word.bytes);
    else if (word.type === "closed") {
      ears.get(word.line)?.closed();
      ears.delete(word.line);
    }
  });
  const ended = endOf(child);
  void ended.then(dropAll);
  say({ type: "listen", port, key });
  return {
    begun: beginningOf(child, ended),
    ended,
    lines: () => ears.size,
    end: () => say({ type: "stop" }),
  };
};

/** The program is TypeScript, in a process of its own as in this one. */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

const endOf = (child: ChildProcess): LineProcess["ended"] =>
  new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? signal));
    child.on("error", (error) => resolve(error.message));
  });

const beginningOf = async (child: ChildProcess, ended: LineProcess["ended"]): LineProcess["begun"] => {
  const answered = new Promise<Awaited<LineProcess["begun"]>>((resolve) => {
    child.on("message", (word: FromLines) => {
      if (word.type === "listening") resolve("listening");
      else if (word.type === "missing" || word.type === "failed") resolve(word);
    });
  });
  const died = ended.then(
    (code) => ({ type: "failed", reason: `the process of direct links ended: ${code}` }) as const,
  );
  return Promise.race([answered, died]);
};
