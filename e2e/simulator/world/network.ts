import { turnAwayPeer } from "../../../shared/sync/acquaintance.ts";
import { replicaPort } from "../../../shared/sync/replica-port.ts";
import { type RunningSession, runSession } from "../../../shared/sync/run.ts";
import { giveRights } from "./rights.ts";
import type { Host, Lane, Link, Program, World } from "./types.ts";
import { clockOf, count, drain, letter } from "./world.ts";

export const newLink = (a: Host, b: Host): Link => {
  const lane = (from: Host, to: Host): Lane => ({ from, to, frames: [], blocked: false, delay: 0 });
  return {
    a,
    b,
    toA: lane(b, a),
    toB: lane(a, b),
    up: true,
    notBefore: 0,
    ended: null,
    sessionA: null,
    sessionB: null,
  };
};

/** Opens a session over every link that is to be up, between programs that run. */
export const connectAll = async (world: World): Promise<void> => {
  for (const link of world.links) connect(world, link);
  await drain();
};

/** Both ends forget the connection, as when a cable is pulled and both notice. */
export const disconnect = (link: Link): void => {
  link.sessionA?.stop();
  link.sessionB?.stop();
  link.sessionA = null;
  link.sessionB = null;
  link.toA.frames.length = 0;
  link.toB.frames.length = 0;
};

/** After a program died: its side of the connections is gone; the other side may not notice until nothing comes. */
export const dropSessions = (world: World): void => {
  for (const link of world.links) {
    if (link.a.program === null) link.sessionA = null;
    if (link.b.program === null) link.sessionB = null;
    const half = (link.sessionA === null) !== (link.sessionB === null);
    if (half && world.dice.below(2) === 0) disconnect(link);
  }
};

const connect = (world: World, link: Link): void => {
  const { a, b } = link;
  if (world.tick < link.notBefore && world.weather) return;
  if (!link.up || a.program === null || b.program === null || link.toA.blocked || link.toB.blocked) return;
  if (link.sessionA !== null && link.sessionB !== null) return;
  disconnect(link);
  link.ended = null;
  link.sessionA = open(world, link, a, a.program, "sessionA", link.toB);
  link.sessionB = open(world, link, b, b.program, "sessionB", link.toA);
};

const open = (
  world: World,
  link: Link,
  host: Host,
  program: Program,
  side: "sessionA" | "sessionB",
  out: Lane,
): RunningSession => {
  const { certificate, signed, sign } = host;
  const peer = out.to;
  let mine: RunningSession | null = null;
  const session = runSession({
    config: {
      org: certificate.org,
      certificate,
      signed,
      nonce: letter(world, 24),
      binding: "",
      window: 8,
    },
    port: replicaPort(program.replica),
    transport: {
      send: (frame) => {
        if (program.power.alive && (mine === null || link[side] === mine)) send(world, out, frame);
      },
      close: () => undefined,
    },
    crypto: world.crypto,
    authority: world.authority,
    sign,
    turnAway: (other) =>
      turnAwayPeer(certificate, other, { cuts: program.replica.state.cuts, now: clockOf(world, host) }),
    giveRights: (wants, other) => giveRights(world, program, wants, other),
    events: {
      acknowledged: program.acknowledged,
      refused: ({ log, seq, type }) => {
        // A refusal that was damaged on its way may name a log nobody has.
        if (!program.replica.state.logs.has(log)) return;
        world.record.refused.push({ tick: world.tick, sender: host.id, by: peer.id, log, seq, type });
      },
      ended: (reason, by, error) => {
        if (!program.power.alive) return;
        world.note(`${host.id}-${peer.id} ended ${reason} by ${by}`);
        count(world, `bye ${reason}`);
        if (error !== undefined)
          world.alarms.push({
            invariant: "no session breaks",
            detail: `${host.id}-${peer.id}: ${String(error)}`,
          });
        if (link[side] === mine) link[side] = null;
        link.ended = reason;
        if (reason !== "closing") link.notBefore = world.tick + 1 + world.dice.below(8);
      },
    },
    batch: { entries: 20, length: 32 * 1024 },
  });
  mine = session;
  return session;
};

const HELLO = '{"type":"hello"';
const PING = '{"type":"ping"';
const ACK = '{"type":"ack","heads":{';

const send = (world: World, lane: Lane, frame: string): void => {
  if (frame.startsWith(ACK)) noteClaim(world, lane, frame);
  else if (frame.startsWith(HELLO) || frame.startsWith(PING)) noteHello(world, lane, frame);
  lane.frames.push(frame);
};

/** An acknowledgement is a claim; it is looked at the moment it is made [LOG-5]. */
const noteClaim = (world: World, { from }: Lane, frame: string): void => {
  const { heads } = JSON.parse(frame) as { readonly heads: Readonly<Record<string, number>> };
  for (const log in heads) {
    const seq = heads[log] ?? 0;
    if (seq === 0) continue;
    world.record.claims.push({ tick: world.tick, by: from.id, log, seq });
    const held = Math.max(from.disk.byLog.get(log as never)?.at(-1)?.seq ?? 0, from.began[log as never] ?? 0);
    if (held < seq && !from.hostile)
      world.alarms.push({
        invariant: "acknowledged means durable",
        detail: `${from.id} acknowledged ${log} ${seq}, holds ${held}`,
      });
  }
};

/** The longest hello of each host is kept, and the last. */
const noteHello = (world: World, { from }: Lane, frame: string): void => {
  world.record.lastHellos.set(from.id, frame);
  const known = world.record.hellos.get(from.id);
  if (known !== undefined && known.length >= frame.length) return;
  const { heads } = JSON.parse(frame) as { readonly heads: object };
  const logs = from.program?.replica.state.logs.size ?? 0;
  const headsLength = JSON.stringify(heads).length;
  world.record.hellos.set(from.id, {
    replica: from.id,
    length: headsLength,
    logs,
    named: Object.keys(heads).length,
  });
};

/** Delivers frames until nothing moves, at most `most`; gives how many. */
export const deliver = async (world: World, most: number): Promise<number> => {
  let delivered = 0;
  while (delivered < most) {
    let moved = 0;
    for (const link of world.links) {
      moved += passOn(world, link, link.toA, link.sessionA) + passOn(world, link, link.toB, link.sessionB);
    }
    if (moved === 0) break;
    delivered += moved;
    await drain();
    if (world.hosts.some(({ program }) => program !== null && !program.power.alive)) break;
  }
  return delivered;
};

/** Up to a few frames of one direction, in whatever weather there is. */
const passOn = (world: World, link: Link, lane: Lane, session: RunningSession | null): number => {
  if (lane.blocked || lane.frames.length === 0) return 0;
  if (session === null) {
    lane.frames.length = 0; // nobody is there to hear it
    return 0;
  }
  if (!world.weather) {
    const frames = lane.frames.splice(0);
    for (const frame of frames) session.receive(frame);
    return frames.length;
  }
  if (lane.delay > 0) {
    lane.delay--;
    return 1;
  }
  return passInWeather(world, link, lane, session);
};

const passInWeather = (world: World, link: Link, lane: Lane, session: RunningSession): number => {
  const { loss, duplicate, reorder, delay, truncate, corrupt, replyLost } = world.settings;
  const { dice } = world;
  const falls = (share: number, what: string): boolean => {
    if (share === 0 || dice.next() >= share) return false;
    count(world, what);
    return true;
  };
  if (falls(delay, "delay")) {
    lane.delay = 1 + dice.below(5);
    return 1;
  }
  if (lane.frames.length > 1 && falls(reorder, "reorder")) lane.frames.push(lane.frames.shift() as string);
  const frame = lane.frames.shift() as string;
  if (falls(loss, "loss")) return 1;
  if (frame.startsWith(ACK) && falls(replyLost, "reply lost")) {
    disconnect(link);
    return 1;
  }
  if (falls(truncate, "truncated frame")) session.receive(frame.slice(0, dice.below(frame.length)));
  else if (falls(corrupt, "corrupted frame")) session.receive(damaged(frame, dice.below(frame.length)));
  else session.receive(frame);
  if (falls(duplicate, "duplicate")) session.receive(frame);
  return 1;
};

const damaged = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`;

/** Time passes on every connection: heartbeats, and what was not answered is given up. */
export const tickAll = async (world: World): Promise<void> => {
  for (const { a, b, sessionA, sessionB } of world.links) {
    sessionA?.tick(clockOf(world, a));
    sessionB?.tick(clockOf(world, b));
  }
  await drain();
};
