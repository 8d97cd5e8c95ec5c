import { err, ok } from "../../../shared/lib/result.ts";
import type { Api, ApiError } from "../../session/api.ts";
import { toBase64 } from "../base64.ts";
import type { PrinterError, PrinterTransport } from "./transport.ts";

export interface NetworkDeps {
  /** Asks the server as this device. */
  readonly api: Api;
  /** Name of the printer, as the server knows it. */
  readonly printer: () => string;
}

/** A printer of the shop's network: the server in the shop passes the bytes on to it, for a page cannot reach it. */
export const networkTransport = ({ api, printer }: NetworkDeps): PrinterTransport => ({
  send: async (bytes) => {
    const name = printer();
    if (name === "") return err({ type: "NotChosen" });
    const answer = await api.post("/v1/print", { printer: name, data: toBase64(bytes) });
    return answer.ok ? ok(null) : err(errorOf(answer.error, name));
  },
});

/** Printers the server may reach; `null` while it is out of reach itself. */
export const networkPrinters = async ({ get }: Pick<Api, "get">): Promise<readonly string[] | null> => {
  const answer = await get<{ readonly printers: readonly string[] }>("/v1/printers");
  return answer.ok && Array.isArray(answer.value.printers) ? answer.value.printers : null;
};

const errorOf = (error: ApiError, name: string): PrinterError => {
  if (error.type === "Offline") return { type: "ServerAway" };
  switch (error.code) {
    case "UnknownPrinter":
      return { type: "UnknownPrinter", name };
    case "NoPaper":
    case "CoverOpen":
      return { type: error.code };
    case "PrinterOff":
      return { type: "PrinterOff", detail: "" };
    default:
      return { type: "ServerAway" };
  }
};
