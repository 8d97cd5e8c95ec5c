import { beforeEach, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../shared/testing/shop.ts";
import { type Air, createAir } from "../../testing/fake-air.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import { createStation, type Station } from "../../testing/mesh-station.ts";
import type { Connections } from "./connection.ts";
import { createPairing } from "./pairing.ts";

let shop: TestShop;
let air: Air;
let timers: HandTimers;
let [a, b, c] = [] as unknown as [Station, Station, Station];

const codeOf = (result: { readonly ok: boolean }): string => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return (result as unknown as { readonly value: string }).value;
};
const error = (type: string, more: object = {}) => ({ ok: false, error: { type, ...more } });

beforeEach(async () => {
  shop = await testShop({ tills: 3 });
  air = createAir();
  timers = createHandTimers();
  [a, b, c] = [0, 1, 2].map((till) => createStation({ air, timers, device: shop.till(till) })) as [
    Station,
    Station,
    Station,
  ];
});

describe("what goes wrong is said by name", () => {
  test("a code that is none, and one cut short", async () => {
    const offer = codeOf(await a.mesh.createOffer());
    for (const step of [b.mesh.acceptOffer, b.mesh.acceptAnswer]) {
      expect(await step("4870000000012")).toEqual(error("NotACode"));
      expect(await step(offer.slice(0, 50))).toEqual(error("Incomplete"));
    }
  });

  test("the other step's code, and one's own", async () => {
    const offer = codeOf(await a.mesh.createOffer());
    const answer = codeOf(await b.mesh.acceptOffer(offer));
    expect(await c.mesh.acceptOffer(answer)).toEqual(error("WrongStep", { is: "answer" }));
    expect(await c.mesh.acceptAnswer(offer)).toEqual(error("WrongStep", { is: "offer" }));
    expect(await a.mesh.acceptOffer(offer)).toEqual(error("OwnCode"));
  });

  test("an answer to a code that is not shown any more, or is another till's", async () => {
    const answer = codeOf(await b.mesh.acceptOffer(codeOf(await a.mesh.createOffer())));
    await a.mesh.createOffer();
    expect(await a.mesh.acceptAnswer(answer)).toEqual(error("OtherOffer"));
    expect(await c.mesh.acceptAnswer(answer)).toEqual(error("OtherOffer"));
  });

  test("a till that cannot be reached, after a while", async () => {
    air.wall(a.id, b.id);
    const answer = codeOf(await b.mesh.acceptOffer(codeOf(await a.mesh.createOffer())));
    const paired = a.mesh.acceptAnswer(answer);
    await timers.pass(16_000);
    expect(await paired).toEqual(error("NotReached"));
  });

  test("a till that turns us away", async () => {
    const strict = createStation({ air, timers, device: shop.till(1), turnAway: () => "revoked" });
    const answer = codeOf(await strict.mesh.acceptOffer(codeOf(await a.mesh.createOffer())));
    const paired = a.mesh.acceptAnswer(answer);
    await timers.pass(1_000);
    expect(await paired).toEqual(error("TurnedAway", { reason: "revoked" }));
  });

  test("a browser that names no address", async () => {
    const connections: Connections = air.connections("x");
    const silent = createPairing({
      open: () => {
        const connection = connections.create({
          reached() {},
          opened() {},
          received() {},
          drained() {},
          closed() {},
        });
        const offer = async () => ({ ...(await connection.offer()), candidates: [] });
        return { connection: { ...connection, offer }, close: connection.close } as never;
      },
      settled: () => Promise.resolve(null),
      fingerprint: connections.fingerprint,
    });
    expect(await silent.createOffer()).toEqual(error("NoAddress"));
    expect(air.alive()).toBe(0);
  });
});

test("people take their time: a code is good for minutes", async () => {
  const offer = codeOf(await a.mesh.createOffer());
  await timers.pass(120_000);
  const answer = codeOf(await b.mesh.acceptOffer(offer));
  await timers.pass(120_000);
  const paired = a.mesh.acceptAnswer(answer);
  await timers.pass(500);
  expect(await paired).toMatchObject({ ok: true });
  expect(a.peers()).toEqual([b.id]);
});

test("a code shown anew leaves nothing of the one before", async () => {
  for (let i = 0; i < 5; i++) await a.mesh.createOffer();
  await timers.pass(0);
  expect(air.alive()).toBe(1);
});

test("pairing again with a till that is linked already leaves one link", async () => {
  for (let i = 0; i < 3; i++) {
    const answer = codeOf(await b.mesh.acceptOffer(codeOf(await a.mesh.createOffer())));
    const paired = a.mesh.acceptAnswer(answer);
    await timers.pass(3_000);
    expect(await paired).toMatchObject({ ok: true });
  }
  expect([a.peers(), b.peers()]).toEqual([[b.id], [a.id]]);
});
