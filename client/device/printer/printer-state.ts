import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { OpenLine, PrinterError } from "./transport.ts";

/** Asks for the reasons why a printer would not print (DLE EOT 2), and for its paper (DLE EOT 4). */
const ASK_OFFLINE = Uint8Array.from([0x10, 0x04, 0x02]);
const ASK_PAPER = Uint8Array.from([0x10, 0x04, 0x04]);

/** Bits of the answers, by Epson's description of the commands. */
const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER = 0x20;
const PAPER_END = 0x60;

/** A printer says so within a few ms; many cheap ones never do, and are believed to be well. */
const ANSWER_MS = 250;

/** What the printer says of itself before it is given anything. */
export const askState = async (line: OpenLine): Promise<Result<null, PrinterError>> => {
  const offline = await ask(line, ASK_OFFLINE);
  if (offline === null) return ok(null);
  if ((offline & COVER_OPEN) !== 0) return err({ type: "CoverOpen" });
  if ((offline & STOPPED_BY_PAPER) !== 0) return err({ type: "NoPaper" });
  const paper = await ask(line, ASK_PAPER);
  return paper !== null && (paper & PAPER_END) === PAPER_END ? err({ type: "NoPaper" }) : ok(null);
};

/** The first byte of an answer that is one: its two fixed bits are set, its others of that kind are not. */
const ask = async ({ write, read }: OpenLine, question: Uint8Array): Promise<number | null> => {
  await write(question);
  const answer = await read(ANSWER_MS);
  return answer?.find((byte) => (byte & 0x93) === 0x12) ?? null;
};
