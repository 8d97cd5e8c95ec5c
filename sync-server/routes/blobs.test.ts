import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { hashBytes } from "../crypto.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { MAX_BLOB_BYTES } from "./blobs.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const photo = new TextEncoder().encode("a photo of tea");
const hash = hashBytes(photo);
const put = (raw: Uint8Array<ArrayBuffer>, over: { name?: string; token?: string; type?: string } = {}) =>
  server.request(`/v1/blobs/${over.name ?? hashBytes(raw)}`, {
    method: "PUT",
    raw,
    token: over.token ?? owner,
    headers: { "content-type": over.type ?? "image/webp" },
  });

test("a photo is kept under its hash and given back as it was, to people and devices", async () => {
  expect((await put(photo)).status).toBe(204);
  expect((await put(photo)).status).toBe(204);
  const till = await enrol(server, owner, "till", shop.branch);
  for (const token of [owner, await till.token()]) {
    const answer = await server.request(`/v1/blobs/${hash}`, { token });
    expect(answer).toMatchObject({ status: 200, text: "a photo of tea" });
    expect(answer.headers.get("content-type")).toBe("image/webp");
    expect(answer.headers.get("cache-control")).toContain("immutable");
  }
  const again = await server.request(`/v1/blobs/${hash}`, {
    token: owner,
    headers: { "if-none-match": `"${hash}"` },
  });
  expect(again.status).toBe(304);
});

test("what is not the photo it says is refused by name", async () => {
  expect(await put(photo, { name: hashBytes(new Uint8Array(1)) })).toMatchObject({
    status: 422,
    json: { code: "WrongHash" },
  });
  expect((await put(photo, { type: "text/html" })).status).toBe(415);
  expect((await put(new Uint8Array(MAX_BLOB_BYTES + 1))).status).toBe(413);
  expect((await put(photo, { name: "short" })).status).toBe(422);
});

test("another organisation does not have it", async () => {
  await put(photo);
  const other = await anOrganisation(server, "Other");
  const token = await signIn(server, other);
  expect((await server.request(`/v1/blobs/${hash}`, { token })).status).toBe(404);
});
