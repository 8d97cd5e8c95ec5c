import { ASK_OFFLINE, ASK_PAPER, printerState, stateByte } from "../../../shared/lib/printer-state.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { OpenLine, PrinterError } from "./transport.ts";

/** A printer answers within a few ms. */
const ANSWER_MS = 250;

/** What the printer says of itself before it is given anything. */
export const askState = async (line: OpenLine): Promise<Result<null, PrinterError>> => {
  const offline = await ask(line, ASK_OFFLINE);
  const paper = offline === null ? null : await ask(line, ASK_PAPER);
  switch (printerState(offline, paper)) {
    case "cover-open":
      return err({ type: "CoverOpen" });
    case "no-paper":
      return err({ type: "NoPaper" });
    case "ready":
      return ok(null);
  }
};

const ask = async ({ write, read }: OpenLine, question: Uint8Array): Promise<number | null> => {
  await write(question);
  return stateByte(await read(ANSWER_MS));
};
