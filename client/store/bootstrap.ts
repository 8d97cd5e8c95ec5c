import type { Page } from "../../shared/core/checkpoint.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { Chunk, ChunkStore } from "./chunk-store.ts";
import { parsePage } from "./open-state.ts";

export interface BootstrapBroken {
  readonly type: "BootstrapBroken";
  readonly reason: string;
}

/** Pages are stored so many at a time. */
const STEP = 16;

/**
 * Stores the server's pages, one a line, as they come, and makes them the current checkpoint when the last line says that
 * all came. A stream that ends early or holds anything else leaves what was current. Gives the pages by chunk for the next
 * `openState`, which takes them and folds the entries kept here after them.
 */
export const storeBootstrap = async (
  chunks: ChunkStore,
  lines: AsyncIterable<string>,
  newId: () => string,
): Promise<Result<{ readonly pages: Map<string, Page> }, BootstrapBroken>> => {
  await chunks.current();
  const pages = new Map<string, Page>();
  let waiting: Chunk[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  /** Lets the disk work while the next pages come; waits for it before giving it more. */
  const flush = async () => {
    await writing;
    writing = chunks.write(waiting);
    writing.catch(() => undefined); // looked at by whoever waits next
    waiting = [];
  };
  try {
    for await (const line of lines) {
      const end = endOf(line);
      if (end !== null) {
        if (end !== pages.size) return broken(`${pages.size} pages of ${end}`);
        await flush();
        await writing;
        const ids = [...pages.keys()];
        await chunks.point({ format: 1, covers: 0, whole: false, began: ids, unreadable: [], chunks: ids });
        return ok({ pages });
      }
      const page = parsePage(line);
      if (page === null) return broken(`line ${pages.size + 1} is no page`);
      const id = newId();
      pages.set(id, page);
      waiting.push({ id, body: line });
      if (waiting.length === STEP) await flush();
    }
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
  return broken(`ended after ${pages.size} pages`);
};

/** The lines of a stream of bytes in UTF-8; the last one need not end. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let parts: string[] = [];
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = decoder.decode(read.value, { stream: true }).split("\n");
      for (const line of lines.slice(0, -1)) {
        yield [...parts, line].join("");
        parts = [];
      }
      parts.push(lines.at(-1) ?? "");
    }
    const rest = parts.join("") + decoder.decode();
    if (rest !== "") yield rest;
  } finally {
    await reader.cancel();
  }
}

/** Number of pages the last line tells of; `null` when the line is another. */
const endOf = (line: string): number | null => {
  const end = /^\{"type":"end","pages":(\d+)\}$/.exec(line.trim());
  return end === null ? null : Number(end[1]);
};

const broken = (reason: string) => err({ type: "BootstrapBroken", reason } as const);
