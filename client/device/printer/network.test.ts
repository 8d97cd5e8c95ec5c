import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import type { Api, ApiError } from "../../session/api.ts";
import { networkPrinters, networkTransport } from "./network.ts";

const apiThat = (error: ApiError | null, value: unknown = {}) => {
  const posted: unknown[] = [];
  const answer = async <T>() => (error === null ? ok(value as T) : err(error));
  const api: Api = {
    get: answer,
    post: async (path, body) => {
      posted.push([path, body]);
      return answer();
    },
  };
  return { api, posted };
};

test("bytes go to the server with the printer's name", async () => {
  const { api, posted } = apiThat(null);
  const sent = await networkTransport({ api, printer: () => "front" }).send(Uint8Array.from([27, 64]));
  expect(sent).toEqual({ ok: true, value: null });
  expect(posted).toEqual([["/v1/print", { printer: "front", data: "G0A=" }]]);
});

const problem = (code: string): ApiError => ({ type: "Problem", status: 409, code });

test.each([
  [{ type: "Offline" } as const, { type: "ServerAway" }],
  [problem("UnknownPrinter"), { type: "UnknownPrinter", name: "front" }],
  [problem("NoPaper"), { type: "NoPaper" }],
  [problem("CoverOpen"), { type: "CoverOpen" }],
  [problem("PrinterOff"), { type: "PrinterOff", detail: "" }],
  [problem("TooManyRequests"), { type: "ServerAway" }],
])("%j is %j", async (error, expected) => {
  const sent = await networkTransport({ api: apiThat(error).api, printer: () => "front" }).send(
    new Uint8Array(1),
  );
  expect(sent).toEqual({ ok: false, error: expected });
});

test("no name, no printer; the server says which there are", async () => {
  const { api, posted } = apiThat(null, { printers: ["front"] });
  expect(await networkTransport({ api, printer: () => "" }).send(new Uint8Array(1))).toMatchObject({
    error: { type: "NotChosen" },
  });
  expect(posted).toEqual([]);
  expect(await networkPrinters(api)).toEqual(["front"]);
  expect(await networkPrinters(apiThat({ type: "Offline" }).api)).toBeNull();
});
