import { ZERO_HASH } from "../../../shared/core/crypto.ts";
import { type DeviceId, holderId, type LogId, logId, type StaffId } from "../../../shared/core/ids.ts";
import { type Stamp, stampTime } from "../../../shared/core/stamp.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { MAX_FRAME_LENGTH } from "../../../shared/sync/messages.ts";
import { noteTicket } from "../actions/people.ts";
import { BRANCHES, vouch } from "../world/genesis.ts";
import { deliver } from "../world/network.ts";
import type { Host, World } from "../world/types.ts";
import { clockOf } from "../world/world.ts";
import { craft, keep, noSignature, noteCrime, ownLog, ownOrgLog, say, shout } from "./craft.ts";

type Crime = (world: World, host: Host) => Promise<void>;

const others = (world: World, host: Host): readonly Host[] =>
  world.hosts.filter(({ device, certificate }) => device !== host.device && certificate.kind === "till");

/** A deed in the device's own log, signed with its own key, that it must not do. */
const deed =
  (name: string, over: (world: World, host: Host) => Parameters<typeof craft>[3] | null): Crime =>
  async (world, host) => {
    const log = ownLog(host);
    const wanted = log === null ? null : over(world, host);
    if (log !== null && wanted !== null) await keep(world, host, await craft(world, host, log, wanted), name);
  };

const goods = (host: Host) => stockCounter(host.certificate.branch ?? (BRANCHES[0] as never), "p1");

/** Goods counted away that it has no right to. */
const overspend = deed("spends beyond its rights", (_world, host) => ({
  kind: "stock.counted",
  body: {
    branch: host.certificate.branch,
    lines: [{ product: "p1", expected: 50_000, counted: 0 }],
    reason: "x",
  },
  effects: [{ counter: goods(host), spend: 50_000 }],
}));

const generous = deed("gives beyond its rights", (world, host) => {
  const friend = others(world, host)[0]?.program?.writer()?.holder;
  if (friend === undefined) return null;
  const { branch } = host.certificate;
  return {
    by: "system",
    kind: "stock.shared",
    body: { branch },
    effects: [{ counter: goods(host), give: 30_000, to: friend }],
  };
});

const forbidden = deed("does what the person may not", () => ({
  by: "bob",
  kind: "stock.received",
  body: { branch: "b1", lines: [{ product: "p1", quantity: 9_000 }], reference: "", opening: false },
  effects: [{ counter: stockCounter("b1", "p1"), mint: 9_000 }],
}));

const nobody = deed("acts for a person who never was here", () => ({
  by: "owner",
  kind: "stock.received",
  body: { branch: "b1", lines: [{ product: "p2", quantity: 9_000 }], reference: "", opening: false },
  effects: [{ counter: stockCounter("b1", "p2"), mint: 9_000 }],
}));

const wrongScope = deed("writes a price into its branch's log", () => ({
  patches: [{ doc: "product", id: "p1", set: { price: 1 } }],
}));

const moreThanKind = deed("changes more than the kind of entry may", (_world, host) => ({
  kind: "cart.voided",
  body: {
    branch: host.certificate.branch,
    till: "T",
    lines: [{ product: "p1", name: "x", quantity: 1_000, price: 1, total: 1 }],
    total: 1,
    reason: "",
  },
  effects: [{ counter: goods(host), mint: 70_000 }],
}));

/** It puts a neighbour out of use and itself down as heir, where the authority writes such things. */
const ownCut: Crime = async (world, host) => {
  const victim = others(world, host)[0]?.device;
  const log = victim === undefined ? null : await ownOrgLog(world, host);
  if (victim === undefined || log === null) return;
  const heir = host.program?.writer()?.holder ?? null;
  const body = { device: victim, keeps: null, heads: {}, heir, reason: "mine" };
  const cut = await craft(world, host, log, { by: "system", kind: "device.cut", body });
  await keep(world, host, cut, "cuts another device");
};

const farStamp = deed("stamps an entry far in the future", (_world, host) => ({
  kind: "no.such-kind",
  stamp: `${(stampTime(ownLog(host)?.stamp ?? ("" as Stamp)) + 40 * 365 * 86_400_000).toString(36).padStart(9, "0")}0000.${host.device}`,
}));

/** Somebody's old ticket, shown again after a newer one that lets them do less; then they do what only the old one allowed. */
const oldTicket: Crime = async (world, host) => {
  const by = "otto" as StaffId;
  const old = world.record.tickets.get(by)?.find(({ ticket }) => ticket.device === host.device);
  if (old === undefined) return;
  const now = Math.max(clockOf(world, host), old.ticket.issuedAt + 1);
  const newer = await vouch(world.crypto, by, "viewer", "*", now, host.device);
  noteTicket(world, by, newer);
  for (const { signed } of [newer, old])
    await add(world, host, { by, kind: "log.signed-in", body: { ticket: signed } });
  const lines = [{ product: "p1", quantity: 1_000 }];
  const body = { branch: host.certificate.branch, lines, reference: "", opening: false };
  const effects = [{ counter: goods(host), mint: 1_000 }];
  await add(world, host, { by, kind: "stock.received", body, effects });
  noteCrime(world, host, "shows an old ticket", null, null);
};

const add = async (world: World, host: Host, over: Parameters<typeof craft>[3]): Promise<void> => {
  const log = ownLog(host);
  if (log !== null) await keep(world, host, await craft(world, host, log, over), "goes on");
};

const foreignTicket: Crime = async (world, host) => {
  const log = ownLog(host);
  const foreign = others(world, host)[0]?.people.get("max" as never);
  if (log === null || foreign === undefined) return;
  const { batch } = await craft(world, host, log, {
    kind: "log.signed-in",
    body: { ticket: foreign.signed },
  });
  noteCrime(world, host, "shows another device's ticket", null, null);
  say(world, host, batch, "all");
};

/** Another's entry with other figures in it, under its old signature or its own. */
const forged: Crime = async (world, host) => {
  const row = host.disk.rows.findLast(
    ({ log, signature }) => !log.startsWith(`${host.device}.`) && signature !== null,
  );
  if (row === undefined) return;
  const text = row.text.replace(/"(quantity|price|total|mint)":\d+/, '"$1":1000');
  const own = world.dice.below(2) === 0;
  const signature = own
    ? await host.sign(`saudaflow/log\n${row.log}\n${row.seq}\n${world.crypto.hash(text)}`)
    : row.signature;
  noteCrime(world, host, "forges an entry", null, null);
  say(world, host, { log: row.log, entries: [text], signature: signature ?? noSignature }, "all");
};

const replayed: Crime = async (world, host) => {
  noteCrime(world, host, "says everything again", null, null);
  for (const { log, text, signature } of host.disk.rows)
    if (signature !== null) say(world, host, { log, entries: [text], signature }, "all");
};

/** Two entries under one number: one for its own log, the other for a neighbour. */
const forked: Crime = async (world, host) => {
  const log = ownLog(host);
  if (log === null) return;
  const second = await craft(
    world,
    host,
    { ...log },
    { by: "system", kind: "no.such-kind", body: { side: "b" } },
  );
  const first = await craft(
    world,
    host,
    { ...log },
    { by: "system", kind: "no.such-kind", body: { side: "a" } },
  );
  say(world, host, second.batch, "one");
  // Half of the time the neighbour has answered for it before the other one is written, and hears only what follows.
  if (world.dice.below(2) === 0) await deliver(world, 100);
  await keep(world, host, first, "writes two entries under one number");
  const grown = world.dice.below(2) === 0 ? ownLog(host) : null;
  if (grown !== null)
    await keep(
      world,
      host,
      await craft(world, host, grown, { by: "system", kind: "no.such-kind", body: { side: "a" } }),
      "goes on with one of two entries",
    );
};

const foreignLog: Crime = async (world, host) => {
  const victim = others(world, host)[0];
  if (victim === undefined) return;
  const log = logId(victim.device, "9zzzz" as never, `b-${victim.certificate.branch ?? "b1"}`);
  const body = {
    holder: holderId(victim.device, "9zzzz" as never),
    continues: null,
    certificate: victim.signed,
  };
  const { batch } = await craft(
    world,
    host,
    { id: log, head: 0, hash: ZERO_HASH },
    { by: "system", kind: "log.opened", body, stamp: `0mubflw800001.${victim.device}` },
  );
  noteCrime(world, host, "opens another device's log", null, null);
  say(world, host, batch, "all");
};

const ownCertificate: Crime = async (world, host) => {
  const device = "intruder" as DeviceId;
  const { key, sign } = world.crypto.keyOf(device);
  const text = host.signed.text.replaceAll(host.device, device).replace(host.certificate.key, key);
  const signed = { text, signature: await host.sign(`saudaflow/certificate\n${text}`) };
  const log = logId(device, "1aaaa" as never, "org");
  const body = { holder: holderId(device, "1aaaa" as never), continues: null, certificate: signed };
  const { batch } = await craft(
    world,
    { ...host, device, sign },
    { id: log, head: 0, hash: ZERO_HASH },
    { by: "system", kind: "log.opened", body },
  );
  noteCrime(world, host, "certifies a device itself", null, null);
  say(world, host, batch, "all");
};

const gap: Crime = async (world, host) => {
  const log = ownLog(host);
  if (log === null) return;
  const { batch } = await craft(
    world,
    host,
    { ...log, head: log.head + 1 },
    { by: "system", kind: "no.such-kind", body: {} },
  );
  noteCrime(world, host, "leaves a number out", null, null);
  say(world, host, batch, "all");
};

const HUGE = "x".repeat(MAX_FRAME_LENGTH + 1);

const huge: Crime = async (world, host) => {
  noteCrime(world, host, "sends a frame without end", null, null);
  shout(world, host, HUGE, "one");
};

const greedyAck: Crime = async (world, host) => {
  const log =
    host.disk.rows.find(({ log: id }) => !id.startsWith(`${host.device}.`))?.log ??
    ("server.10000.org" as LogId);
  noteCrime(world, host, "acknowledges what it does not hold", null, null);
  shout(world, host, `{"type":"ack","heads":{"${log}":9999}}`, "all");
};

const nonsense: Crime = async (world, host) => {
  noteCrime(world, host, "sends what is no message", null, null);
  shout(
    world,
    host,
    world.dice.pick(["", "{}", '{"type":"hello"}', '{"type":"proof","signature":1}', "\n\n", "[]"]),
    "one",
  );
};

/** What a hostile device does, by name. */
export const crimes: Readonly<Record<string, Crime>> = {
  overspend,
  generous,
  forbidden,
  nobody,
  wrongScope,
  moreThanKind,
  ownCut,
  farStamp,
  oldTicket,
  foreignTicket,
  forged,
  replayed,
  forked,
  foreignLog,
  ownCertificate,
  gap,
  huge,
  greedyAck,
  nonsense,
};
