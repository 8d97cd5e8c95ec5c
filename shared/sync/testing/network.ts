import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { type Authority, type Certificate, signCertificate } from "../../core/certificate.ts";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../../core/crypto.ts";
import { type DeviceId, epochId, holderId, type OrgId, type Scope } from "../../core/ids.ts";
import { coreKinds, type Kinds } from "../../core/kind.ts";
import { createReplica, type Replica } from "../../core/replica.ts";
import type { Instant } from "../../core/stamp.ts";
import { createState } from "../../core/state.ts";
import { createMemoryStore } from "../../core/store.ts";
import type { Writer } from "../../core/writer.ts";
import { ok } from "../../lib/result.ts";
import type { ByeReason } from "../messages.ts";
import { replicaPort } from "../replica-port.ts";
import { type RunDeps, type RunningSession, runSession } from "../run.ts";

/** Real hashes, and signatures that only whoever knows the key's name can make: fast, and good enough to forge against. */
export const fakeCrypto: Crypto = {
  hash: (text) => digest(text) as Hash,
  verify: async (key, text, signature) => signature === digest(`${key}|${text}`),
};

export const fakeSign =
  (key: PublicKey): Sign =>
  async (text) =>
    digest(`${key}|${text}`) as Signature;

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 43);

export const ORG = "org1" as OrgId;
export const AUTHORITY: Authority = { org: ORG, key: "authority" as PublicKey };

const noteKind = {
  version: 1,
  scope: "any",
  permission: null,
  body: z.strictObject({ text: z.string() }),
} as const;
export const KINDS: Kinds = { ...coreKinds, "note.made": noteKind };

export interface Node {
  readonly name: string;
  readonly replica: Replica;
  readonly writer: Writer;
  readonly note: (text: string, scope?: Scope) => Promise<void>;
}

export const aCertificate = (name: string, over: Partial<Certificate> = {}): Certificate => ({
  org: ORG,
  device: name as DeviceId,
  name,
  kind: "till",
  branch: null,
  code: name,
  key: `key-${name}` as PublicKey,
  reads: ["*"],
  writes: ["*"],
  issuedAt: 1,
  ...over,
});

/** A replica in memory with a device of its own that writes notes. */
export const aNode = async (name: string, over: Partial<Certificate> = {}): Promise<Node> => {
  const certificate = aCertificate(name, over);
  const epoch = epochId(1, "aaaa");
  const replica = createReplica({
    state: createState(),
    store: createMemoryStore(),
    crypto: fakeCrypto,
    authority: AUTHORITY,
    rules: { kinds: KINDS, judge: () => null },
    now: () => 1_000 as Instant,
    arrived: 0,
  });
  const writer: Writer = {
    certificate,
    signed: await signCertificate(fakeSign(AUTHORITY.key), certificate),
    epoch,
    holder: holderId(certificate.device, epoch),
    sign: fakeSign(certificate.key),
    crypto: fakeCrypto,
  };
  return { name, replica, writer, note: (text, scope = "org") => writeNote(replica, writer, text, scope) };
};

const writeNote = async (replica: Replica, writer: Writer, text: string, scope: Scope): Promise<void> => {
  const draft = { scope, kind: "note.made", v: 1, body: { text } };
  const written = await replica.write(writer, null, () => ok({ drafts: [draft], result: null }));
  if (!written.ok) throw new Error(written.error.type);
};

/** What happens to a frame on its way: the frames to deliver instead of it, in order. */
export type Weather = (frame: string) => readonly string[];

export interface Link {
  readonly a: RunningSession;
  readonly b: RunningSession;
  readonly ended: { a: ByeReason | null; b: ByeReason | null };
  readonly frames: string[];
  /** Delivers frames until both sides have nothing more to say. */
  readonly settle: () => Promise<void>;
}

/** Two sessions joined by queues; nothing moves until `settle` delivers it. */
export const link = (
  a: Node,
  b: Node,
  weather: Weather = (frame) => [frame],
  over: { a?: Partial<RunDeps>; b?: Partial<RunDeps> } = {},
): Link => {
  const toA: string[] = [];
  const toB: string[] = [];
  const frames: string[] = [];
  const ended: Link["ended"] = { a: null, b: null };
  const carry = (queue: string[]) => (frame: string) => {
    frames.push(frame);
    queue.push(...weather(frame));
  };
  const sessionA = runSession({
    ...depsOf(a, carry(toB), (reason) => {
      ended.a = reason;
    }),
    ...over.a,
  });
  const sessionB = runSession({
    ...depsOf(b, carry(toA), (reason) => {
      ended.b = reason;
    }),
    ...over.b,
  });
  const settle = async () => {
    for (let quiet = 0; quiet < 20; ) {
      const [forA, forB] = [toA.splice(0), toB.splice(0)];
      quiet = forA.length + forB.length === 0 ? quiet + 1 : 0;
      for (const frame of forA) sessionA.receive(frame);
      for (const frame of forB) sessionB.receive(frame);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };
  return { a: sessionA, b: sessionB, ended, frames, settle };
};

const depsOf = (
  { name, replica, writer }: Node,
  send: (frame: string) => void,
  onEnd: (reason: ByeReason) => void,
): RunDeps => ({
  config: {
    org: ORG,
    certificate: writer.certificate,
    signed: writer.signed,
    nonce: `nonce-${name}`,
    binding: "",
    window: 4,
  },
  port: replicaPort(replica),
  transport: { send, close: () => undefined },
  crypto: fakeCrypto,
  authority: AUTHORITY,
  sign: writer.sign,
  events: { ended: onEnd },
});
