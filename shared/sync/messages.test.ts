import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Signature } from "../core/crypto.ts";
import type { CounterId, DeviceId, LogId, OrgId } from "../core/ids.ts";
import {
  decodeFrame,
  encodeFrame,
  MAX_FRAME_LENGTH,
  type Message,
  messageSchemas,
  PROTOCOL_VERSION,
} from "./messages.ts";

const hello: Message = {
  type: "hello",
  protocol: 1,
  org: "o" as OrgId,
  certificate: { text: "{}", signature: "s" as Signature },
  nonce: "n",
  heads: { ["t.1aaaa.org" as LogId]: 3 },
};

test.each<Message>([
  hello,
  { type: "proof", signature: "s" as Signature },
  {
    type: "entries",
    log: "t.1aaaa.org" as LogId,
    signature: "s" as Signature,
    entries: ['{"a":"ә\\n"}', "{}"],
  },
  { type: "ack", heads: {} },
  { type: "refused", refusal: { type: "Gap", log: "t.1aaaa.org" as LogId, seq: 4, reason: "have 2" } },
  { type: "ping", heads: {}, at: 5 },
  { type: "pong", at: 5 },
  { type: "want-rights", id: 1, wants: [{ counter: "stock/b1/tea" as CounterId, amount: 2 }] },
  { type: "rights", id: 1 },
  { type: "relay", to: "till-2" as DeviceId, from: "till-1" as DeviceId, body: "words" },
  { type: "links", devices: ["till-2" as DeviceId] },
  { type: "bye", reason: "closing" },
])("[SYNC-8] a $type message comes out as it went in", (message) => {
  expect(decodeFrame(encodeFrame(message))).toEqual({ ok: true, value: message });
});

test.each([
  ["no JSON", "hello"],
  ["an unknown type", '{"type":"shout"}'],
  ["an unknown field", '{"type":"pong","at":1,"extra":1}'],
  ["a missing field", '{"type":"pong"}'],
  ["a wrong type", '{"type":"pong","at":"1"}'],
  ["lines after a message without entries", '{"type":"pong","at":1}\n{}'],
  ["a batch without entries", '{"type":"entries","log":"l","signature":"s"}'],
  ["a want for nothing", '{"type":"want-rights","id":1,"wants":[]}'],
  ["a want of less than one", '{"type":"want-rights","id":1,"wants":[{"counter":"a/b","amount":0}]}'],
  ["a relay to nobody's name", '{"type":"relay","to":"A B","from":"till-1","body":""}'],
  ["negative heads", '{"type":"ack","heads":{"l":-1}}'],
  ["too much", `{"type":"pong","at":1}${" ".repeat(MAX_FRAME_LENGTH)}`],
])("[SYNC-6] %s is no message", (_, frame) => {
  expect(decodeFrame(frame)).toMatchObject({ ok: false, error: { type: "BadFrame" } });
});

test("[SYNC-9] a changed message shape needs a new PROTOCOL_VERSION and a line in its history", () => {
  const shapes = Object.values(messageSchemas).map((schema) => z.toJSONSchema(schema));
  const shape = createHash("sha256").update(JSON.stringify(shapes)).digest("hex").slice(0, 12);
  expect({ shape, PROTOCOL_VERSION }).toMatchInlineSnapshot(`
    {
      "PROTOCOL_VERSION": 2,
      "shape": "fda4e5231ad3",
    }
  `);
});
