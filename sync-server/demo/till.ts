import { type CommandName, commands, indexes, rules } from "../../shared/commands.ts";
import type { Batch } from "../../shared/core/admission.ts";
import { type Certificate, openCertificate, openTicket, type Signed } from "../../shared/core/certificate.ts";
import { missingFrom } from "../../shared/core/heads.ts";
import { branchScope, epochId, holderId } from "../../shared/core/ids.ts";
import { createReplica } from "../../shared/core/replica.ts";
import { type Actor, runCommand } from "../../shared/core/run-command.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState, type State } from "../../shared/core/state.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { createView, type View } from "../../shared/core/view.ts";
import type { Draft, Person, Writer } from "../../shared/core/writer.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import { ok, type Result } from "../../shared/lib/result.ts";
import { createSigner, newEpochTail, newId, nodeCrypto } from "../crypto.ts";
import type { DemoClient, Enrolled } from "./client.ts";

/** A till that wrote the demo's past: a replica in memory with a clock of its own, synced by plain requests. */
export interface DemoTill {
  readonly certificate: Certificate;
  readonly state: State;
  readonly view: View;
  readonly writer: Writer;
  /** Sets the clock, ms since 1970. */
  readonly setClock: (at: number) => void;
  readonly run: (
    name: CommandName,
    person: Signed,
    args: unknown,
  ) => Promise<Result<unknown, { type: string }>>;
  readonly write: (drafts: readonly Draft[]) => Promise<void>;
  /** Takes what the server has and gives what it lacks. */
  readonly sync: () => Promise<void>;
}

const WHOLE_BATCH = { entries: 500, length: 256 * 1024 };

export const openDemoTill = async (client: DemoClient, code: string, start: number): Promise<DemoTill> => {
  const signer = createSigner();
  const enrolled = await client.enrol(code, signer.key);
  const certificate = must(await openCertificate(nodeCrypto, enrolled.authority, enrolled.certificate));
  let clock = start;
  const now = () => clock as Instant;
  const deps = { crypto: nodeCrypto, authority: enrolled.authority, rules, now };
  const replica = createReplica({
    ...deps,
    state: createState(indexes),
    store: createMemoryStore(),
    arrived: 0,
  });
  const writer = writerOf(enrolled, certificate, signer.sign);
  const peopleByTicket = new Map<string, Person>();
  const personOf = async (signed: Signed): Promise<Person> => {
    const known = peopleByTicket.get(signed.text);
    if (known !== undefined) return known;
    const person = { ticket: must(await openTicket(nodeCrypto, enrolled.authority, signed)), signed };
    peopleByTicket.set(signed.text, person);
    return person;
  };
  return {
    certificate,
    state: replica.state,
    view: createView(replica.state, writer.holder),
    writer,
    setClock: (at) => {
      clock = at;
    },
    run: async (name, signed, args) => {
      const actor: Actor = { writer, person: await personOf(signed), now, newId, may: mayAct };
      return runCommand(replica, actor, commands[name] as never, args);
    },
    write: async (drafts) => void must(await replica.write(writer, null, () => ok({ drafts, result: null }))),
    sync: async () => {
      if (certificate.branch !== null) must(await replica.announce(writer, branchScope(certificate.branch)));
      const access = await client.deviceToken(enrolled.device, signer);
      await pull(client, access, replica);
      await push(client, access, replica, certificate);
    },
  };
};

/** What came of a command that the demo cannot go without. */
export const done = async <T>(running: Promise<Result<unknown, { type: string }>>): Promise<T> =>
  must(await running) as T;

type DemoReplica = ReturnType<typeof createReplica>;

const writerOf = (enrolled: Enrolled, certificate: Certificate, sign: Writer["sign"]): Writer => {
  const epoch = epochId(1, newEpochTail());
  const holder = holderId(certificate.device, epoch);
  return { certificate, signed: enrolled.certificate, epoch, holder, sign, crypto: nodeCrypto };
};

const pull = async (client: DemoClient, access: string, replica: DemoReplica): Promise<void> => {
  for (let more = true; more; ) {
    const answer = await client.post<{ batches: readonly Batch[]; more: boolean }>(
      "/v1/sync/pull",
      { heads: replica.heads() },
      access,
    );
    for (const batch of answer.batches) must(await replica.admit(batch));
    more = answer.more;
  }
};

const push = async (
  client: DemoClient,
  access: string,
  replica: DemoReplica,
  certificate: Certificate,
): Promise<void> => {
  const own = [...replica.state.logs.values()].filter(({ device }) => device === certificate.device);
  const { heads } = await client.post<{ heads: Readonly<Record<string, number>> }>(
    "/v1/sync/pull",
    { heads: replica.heads() },
    access,
  );
  for (const { log, after } of missingFrom(own, heads as never)) {
    for (let from = after; ; ) {
      const batch = await replica.read(log, from, WHOLE_BATCH.entries, WHOLE_BATCH.length);
      if (batch === null) break;
      await client.post("/v1/sync/push", { batches: [batch] }, access);
      from += batch.entries.length;
    }
  }
};

const must = <T>(result: Result<T, { readonly type: string }>): T => {
  if (!result.ok) throw new Error(`Demo: ${JSON.stringify(result.error)}`);
  return result.value;
};
