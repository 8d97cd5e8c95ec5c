import type { Batch } from "../../../shared/core/admission.ts";
import { canonical } from "../../../shared/core/canonical.ts";
import { type Signature, signedText, ZERO_HASH } from "../../../shared/core/crypto.ts";
import type { Entry } from "../../../shared/core/entry.ts";
import { branchScope, type LogId } from "../../../shared/core/ids.ts";
import { nextStamp } from "../../../shared/core/stamp.ts";
import type { LogState } from "../../../shared/core/state.ts";
import { encodeFrame } from "../../../shared/sync/messages.ts";
import type { Host, Lane, World } from "../world/types.ts";
import { clockOf, count, settle } from "../world/world.ts";

/** The device's own latest log of its branch; `null` before there is one. */
export const ownLog = ({ program, certificate, device }: Host): LogState | null => {
  const writer = program?.writer() ?? null;
  if (program === null || writer === null || certificate.branch === null) return null;
  const id = `${device}.${writer.epoch}.${branchScope(certificate.branch)}` as LogId;
  return program.replica.state.logs.get(id) ?? null;
};

/** The device's own log of the whole organisation, opened if it was not yet. */
export const ownOrgLog = async (world: World, host: Host): Promise<LogState | null> => {
  const writer = host.program?.writer() ?? null;
  if (host.program === null || writer === null) return null;
  const { logs } = host.program.replica.state;
  const id = `${host.device}.${writer.epoch}.org` as LogId;
  if (logs.has(id)) return logs.get(id) ?? null;
  const body = { holder: writer.holder, continues: null, certificate: host.signed };
  const first = { id, head: 0, hash: ZERO_HASH };
  await keep(
    world,
    host,
    await craft(world, host, first, { by: "system", kind: "log.opened", body }),
    "opens a log by hand",
  );
  return logs.get(id) ?? null;
};

/** An entry that follows the log, with whatever is odd about it; properly chained and signed by the device. */
export const craft = async (
  world: World,
  host: Host,
  log: Pick<LogState, "id" | "head" | "hash">,
  over: Partial<Record<keyof Entry, unknown>>,
): Promise<{ readonly batch: Batch; readonly seq: number }> => {
  const known = host.program?.replica.state.stamp ?? ("" as LogState["stamp"]);
  const now = clockOf(world, host);
  const entry = {
    log: log.id,
    seq: log.head + 1,
    prev: log.hash,
    stamp: nextStamp(known, now, host.device),
    at: now,
    by: "max",
    kind: "product.changed",
    v: 1,
    body: { product: "p1", name: "Goods 0", fields: ["price"] },
    patches: [],
    effects: [],
    ...over,
  };
  const text = canonical(entry);
  const hash = world.crypto.hash(text);
  const signature = await host.sign(signedText.log(String(entry.log), Number(entry.seq), hash));
  return { batch: { log: entry.log as LogId, entries: [text], signature }, seq: Number(entry.seq) };
};

/** Puts a batch into the device's own storage, from where it spreads like any other; whether it was taken. */
export const keep = async (
  world: World,
  host: Host,
  { batch, seq }: Awaited<ReturnType<typeof craft>>,
  name: string,
): Promise<boolean> => {
  const came = await settle(host.program?.replica.admit(batch) ?? Promise.resolve(null));
  const taken = came !== "silent" && came !== null && came.ok && came.value === null;
  noteCrime(world, host, name, taken ? batch.log : null, taken ? seq : null);
  return taken;
};

export const noteCrime = (
  world: World,
  { device }: Host,
  name: string,
  log: LogId | null,
  seq: number | null,
): void => {
  world.record.crimes.push({ tick: world.tick, device, name, log, seq });
  count(world, `crime: ${name}`);
};

/** Says a batch to some neighbour, or to all, past the program. */
export const say = (world: World, host: Host, batch: Batch, to: "one" | "all"): void =>
  shout(world, host, encodeFrame({ type: "entries", ...batch }), to);

export const shout = (world: World, host: Host, frame: string, to: "one" | "all"): void => {
  const lanes = lanesFrom(world, host);
  const chosen = to === "all" || lanes.length === 0 ? lanes : [world.dice.pick(lanes)];
  for (const lane of chosen) lane.frames.push(frame);
};

const lanesFrom = (world: World, host: Host): readonly Lane[] =>
  world.links.flatMap(({ a, toA, toB, sessionA, sessionB }) => {
    const lane = a === host ? toB : toB.to === host ? toA : null;
    return lane === null || sessionA === null || sessionB === null ? [] : [lane];
  });

export const noSignature = "A".repeat(43) as Signature;
