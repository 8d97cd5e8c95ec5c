import type { Description } from "../../shared/sync/pairing/description.ts";
import { base64urlOf } from "../../shared/sync/pairing/six-bits.ts";
import type { Connection, ConnectionEars, Connections } from "../sync/mesh/connection.ts";

/** A shop's network in memory: who holds which key, who reaches whom, and what was opened on it. */
export interface Air {
  readonly connections: (name: string) => Connections;
  /** No packet passes between the two, in either direction; links that are open fall silent. */
  readonly wall: (one: string, other: string) => void;
  readonly clear: () => void;
  /** The process is gone without a word. */
  readonly kill: (name: string) => void;
  /** Takes dials of this key, with a connection that waits to be called. */
  readonly listen: (name: string, open: () => Connection) => void;
  /** How many connections were ever opened from end to end. */
  readonly opened: () => number;
  /** How many are alive, opened or not. */
  readonly alive: () => number;
}

interface End {
  readonly owner: string;
  readonly ears: ConnectionEars;
  ufrag: string;
  readonly pwd: string;
  remote: Description | null;
  other: End | null;
  isAlive: boolean;
}

export const createAir = (): Air => {
  const ends = new Map<Connection, End>();
  const walls = new Set<string>();
  const listeners = new Map<string, () => Connection>();
  let names = 0;
  let opened = 0;

  const passes = (one: End, other: End): boolean =>
    one.isAlive && other.isAlive && !walls.has([one.owner, other.owner].sort().join());
  const soon = (run: () => void): void => queueMicrotask(run);
  const find = (ufrag: string): End | undefined =>
    [...ends.values()].find((end) => end.isAlive && end.ufrag === ufrag);
  const meet = (caller: End, ufrag: string): void => {
    const other = find(ufrag);
    if (other === undefined || other.remote?.ufrag !== caller.ufrag || !passes(caller, other)) return;
    [caller.other, other.other] = [other, caller];
    opened++;
    for (const end of [other, caller]) {
      soon(() => end.ears.reached());
      soon(() => end.isAlive && end.ears.opened(channelOf(end)));
    }
  };
  const channelOf = (end: End) => ({
    send: (message: Uint8Array<ArrayBuffer>) => {
      const { other } = end;
      soon(() => {
        if (other !== null && passes(end, other)) other.ears.received(message);
      });
    },
    buffered: () => 0,
  });
  const close = (end: End): void => {
    if (!end.isAlive) return;
    const { other } = end;
    const isHeard = other !== null && passes(end, other);
    end.isAlive = false;
    soon(() => end.ears.closed());
    if (isHeard) soon(() => close(other));
  };
  const create = (owner: string, ears: ConnectionEars): Connection => {
    const letters = `${++names}`.padStart(4, "0");
    const end: End = {
      owner,
      ears,
      ufrag: letters,
      pwd: letters.repeat(6),
      remote: null,
      other: null,
      isAlive: true,
    };
    const describe = (type: Description["type"]): Description => ({
      type,
      ufrag: end.ufrag,
      pwd: end.pwd,
      fingerprint: fingerprintOf(owner),
      candidates: [{ type: "ipv4", address: "192.168.1.2", port: names }],
    });
    const connection: Connection = {
      offer: async () => describe("offer"),
      answer: async (offer) => {
        end.remote = offer;
        return describe("answer");
      },
      accept: async (answer) => {
        end.remote = answer;
        meet(end, answer.ufrag);
      },
      resume: async ({ ufrag }, answer) => {
        end.ufrag = ufrag;
        end.remote = answer;
        meet(end, answer.ufrag);
      },
      dialHub: async (hub) => {
        const [name, open] = [...listeners].find(([each]) => fingerprintOf(each) === hub.fingerprint) ?? [];
        const theirs = name === undefined ? undefined : open?.();
        const waiting = theirs === undefined ? undefined : ends.get(theirs);
        if (waiting === undefined) return;
        waiting.remote = describe("offer");
        meet(end, waiting.ufrag);
      },
      close: () => close(end),
    };
    ends.set(connection, end);
    return connection;
  };
  return {
    connections: (name) => ({ fingerprint: fingerprintOf(name), create: (ears) => create(name, ears) }),
    wall: (one, other) => void walls.add([one, other].sort().join()),
    clear: () => walls.clear(),
    kill: (name) => {
      for (const end of ends.values()) if (end.owner === name) end.isAlive = false;
    },
    listen: (name, open) => void listeners.set(name, open),
    opened: () => opened,
    alive: () => [...ends.values()].filter(({ isAlive }) => isAlive).length,
  };
};

/** The fingerprint of that one's key, base64url. */
export const fingerprintOf = (name: string): string =>
  base64urlOf(Uint8Array.from({ length: 32 }, (_, i) => name.charCodeAt(i % name.length)));
