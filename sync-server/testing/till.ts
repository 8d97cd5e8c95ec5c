import { WebSocket } from "ws";
import { commands, indexes, rules } from "../../shared/commands.ts";
import { openTicket, type Signed } from "../../shared/core/certificate.ts";
import type { LogId, Scope } from "../../shared/core/ids.ts";
import { type EpochId, epochId, holderId } from "../../shared/core/ids.ts";
import { createReplica, type Replica } from "../../shared/core/replica.ts";
import { type Actor, runCommand } from "../../shared/core/run-command.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState, type State } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import type { Person, Writer } from "../../shared/core/writer.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import type { ByeReason } from "../../shared/sync/messages.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import { type RunDeps, type RunningSession, runSession, type SessionEvents } from "../../shared/sync/run.ts";
import { newEpochTail, newId, newSecret, nodeCrypto } from "../crypto.ts";
import { ask, type EnrolledDevice, OWNER } from "./server.ts";

/** An enrolled device with a replica in memory, as a till has; a person is signed in at it. */
export interface TestTill {
  readonly device: EnrolledDevice;
  readonly writer: Writer;
  readonly person: Person;
  readonly replica: Replica;
  readonly state: State;
  readonly hash: () => string;
  /** Runs a command; throws on an error. */
  readonly must: (name: keyof typeof commands, args: unknown) => Promise<Record<string, unknown>>;
  /** `giveRights`: what it does when it is asked; left out, it gives nothing. */
  readonly connect: (url: string, events?: SessionEvents, giveRights?: RunDeps["giveRights"]) => Connection;
}

export interface Connection {
  readonly opened: Promise<void>;
  readonly ended: Promise<{ readonly reason: ByeReason; readonly by: "us" | "peer" }>;
  readonly session: RunningSession;
  readonly close: () => void;
}

export interface TillOptions {
  readonly state?: State;
  readonly now?: () => number;
  readonly credentials?: { readonly login: string; readonly password: string };
}

export const aTill = async (
  server: { readonly url: string },
  organisation: string,
  device: EnrolledDevice,
  { state = createState(indexes), now = () => 1_790_000_000_000, credentials = OWNER }: TillOptions = {},
): Promise<TestTill> => {
  const { certificate, signed, authority, key } = device;
  const { login, password } = credentials;
  const signedIn = await ask(server.url, "/v1/auth/sign-in", { body: { login, password, organisation } });
  const ticket = await openTicket(nodeCrypto, authority, signedIn.json.ticket as Signed);
  if (!ticket.ok) throw new Error(ticket.error.reason);
  const person = { ticket: ticket.value, signed: signedIn.json.ticket as Signed };
  const epoch: EpochId = epochId(1, newEpochTail());
  const writer: Writer = {
    certificate,
    signed,
    epoch,
    holder: holderId(certificate.device, epoch),
    sign: key.sign,
    crypto: nodeCrypto,
  };
  const replica = createReplica({
    state,
    store: createMemoryStore(),
    crypto: nodeCrypto,
    authority,
    rules,
    now: () => now() as Instant,
    arrived: 0,
  });
  const actor: Actor = { writer, person, now: () => now() as Instant, newId, may: mayAct };
  const till: Omit<TestTill, "connect"> = {
    device,
    writer,
    person,
    replica,
    state,
    hash: () => stateHash(state, nodeCrypto),
    must: async (name, args) => {
      const done = await runCommand(replica, actor, commands[name] as never, args);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return done.value as Record<string, unknown>;
    },
  };
  return { ...till, connect: (url, events, giveRights) => connect(url, till, events, giveRights) };
};

const connect = (
  url: string,
  { device, writer, replica }: Omit<TestTill, "connect">,
  more: SessionEvents = {},
  giveRights?: RunDeps["giveRights"],
): Connection => {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/v1/sync`);
  let session: RunningSession;
  let open: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const ended = new Promise<{ reason: ByeReason; by: "us" | "peer" }>((resolve) => {
    const waiting: string[] = [];
    session = runSession({
      config: {
        org: device.authority.org,
        certificate: writer.certificate,
        signed: writer.signed,
        nonce: newSecret(),
        binding: "",
        window: 8,
      },
      port: replicaPort(replica),
      transport: {
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(frame);
          else waiting.push(frame);
        },
        close: () => socket.close(),
      },
      crypto: nodeCrypto,
      authority: device.authority,
      sign: writer.sign,
      ...(giveRights !== undefined && { giveRights }),
      events: { ...more, opened: () => open(), ended: (reason, by) => resolve({ reason, by }) },
    });
    socket.on("open", () => {
      for (const frame of waiting) socket.send(frame);
    });
    socket.on("message", (data) => session.receive(data.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => session.stop());
  });
  // biome-ignore lint/style/noNonNullAssertion: made above, before anything waits
  return { opened, ended, session: session!, close: () => session.stop() };
};

/** All the device has of its own, as batches; the way over plain requests. */
export const ownBatches = async ({ replica, state, writer }: TestTill, scopes?: readonly Scope[]) => {
  const { device } = writer.certificate;
  const logs = [...state.logs.values()].filter((log) => log.device === device);
  const wanted = scopes === undefined ? logs : logs.filter(({ scope }) => scopes.includes(scope));
  const batches = await Promise.all(
    wanted.map(({ id }: { id: LogId }) => replica.read(id, 0, 500, 1_000_000)),
  );
  return batches.filter((batch) => batch !== null);
};

/** Asks until it is so; the test's own time limit ends it otherwise. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise<void>((resolve) => setImmediate(resolve));
};
