import { computed, signal } from "@preact/signals";
import { commands, indexes, rules } from "../../shared/commands.ts";
import { canonical } from "../../shared/core/canonical.ts";
import type { Certificate, Signed, Ticket } from "../../shared/core/certificate.ts";
import { emptyCell } from "../../shared/core/counter.ts";
import type { Crypto, Signature } from "../../shared/core/crypto.ts";
import { docPutter } from "../../shared/core/doc-index.ts";
import type { Doc } from "../../shared/core/document.ts";
import { branchScope, type DeviceId, epochId, holderId, logId } from "../../shared/core/ids.ts";
import { createReplica } from "../../shared/core/replica.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState, type State } from "../../shared/core/state.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { createView } from "../../shared/core/view.ts";
import type { Person, Writer } from "../../shared/core/writer.ts";
import { TRAINING_CODE } from "../../shared/domain/access/training.ts";
import { nextReceiptNumber } from "../../shared/domain/sale/receipt-number.ts";
import { err, ok } from "../../shared/lib/result.ts";
import { createLive } from "../store/live.ts";
import { readFacts } from "./facts.ts";
import { createRunCommand } from "./run.ts";
import type { Approval, RunCommand } from "./run-command.ts";
import type { Shop } from "./shop.ts";

export interface TrainingParts {
  readonly shop: Shop;
  /** What the shop knows: copied, never written to. */
  readonly state: State;
  /** Whoever is at the device, as the real shop knows them. */
  readonly person: () => Person | null;
  readonly crypto: Crypto;
  readonly random: (length: number) => string;
  readonly atNextFrame: (task: () => void) => void;
}

/**
 * A shop to practise in: the real one's goods, people and settings as they stand, in memory alone. It is a replica of its own that
 * talks to nobody, so nothing done in it can reach stock, receipt numbers, other devices or the server; its till code is
 * `TRAINING_CODE`, and it is gone with the page. Goods on hand are all the trainee's to sell. Signs nothing: nobody reads its logs.
 */
export const openTrainingShop = (parts: TrainingParts): Shop => {
  const { shop: real, random } = parts;
  const crypto: Crypto = { hash: parts.crypto.hash, verify: async () => true };
  const now = () => real.now() as Instant;
  const writer = trainingWriter(real.certificate, crypto, random);
  const state = copyState(parts.state, writer);
  const store = createMemoryStore();
  const authority = { org: real.certificate.org, key: real.certificate.key };
  const replica = createReplica({ state, store, crypto, rules, now, arrived: 0, authority });
  const view = createView(state, writer.holder);
  const live = createLive(replica, view, parts.atNextFrame);
  const person = computed(() => {
    void real.person.value;
    return trainee(parts.person());
  });
  const runHere = createRunCommand({
    replica: { ...replica, writer: () => writer },
    ...{ person, commands, now, random },
  });
  const nobodyElse = signal([]);
  return {
    ...real,
    certificate: writer.certificate,
    view,
    docs: live.docs,
    changed: live.changed,
    doc: live.doc,
    counter: live.counter,
    countersChanged: live.countersChanged,
    attention: live.attention,
    person: computed(() => person.value?.ticket ?? null),
    facts: (query) => readFacts((kind, before, limit) => latest(store, kind, before, limit), query),
    run: ((name, args, approval) =>
      runHere(name, args, approval === undefined ? undefined : lentHere(approval))) as RunCommand,
    nextReceipt: () =>
      nextReceiptNumber({ code: TRAINING_CODE, epoch: writer.epoch, written: replica.written }),
    sync: computed(() => ({ ...real.sync.value, unsent: 0, copies: 0, refused: [], writing: true })),
    peers: nobodyElse,
    copiesOf: () => signal(0),
    isHeldElsewhere: () => true,
    waitForCopies: async () => 0,
    askForRights: async () => {},
    api: { get: async () => err({ type: "Offline" }), post: async () => err({ type: "Offline" }) },
    photos: practicePhotos(real),
    printer: {
      ...real.printer,
      print: (blocks, options) => real.printer.print(blocks, { ...options, drawer: false }),
      openDrawer: async () => ok(null),
    },
    fiscal: { ...real.fiscal, retry: async () => {} },
  };
};

/** Its tickets are for this device, which is no real one. */
const DEVICE = "training" as DeviceId;

const NO_SIGNATURE = "A".repeat(86) as Signature;

const trainingWriter = (real: Certificate, crypto: Crypto, random: TrainingParts["random"]): Writer => {
  const certificate: Certificate = { ...real, device: DEVICE, code: TRAINING_CODE };
  const signed = unsigned(certificate);
  const epoch = epochId(1, random(4));
  const holder = holderId(DEVICE, epoch);
  return { certificate, signed, epoch, holder, sign: async () => NO_SIGNATURE, crypto };
};

/** Facts of a day that is not the trainee's. */
const LEFT_OUT: readonly string[] = ["shift", "held-sale", "payment", "device"];

/** Documents as they are; what there is of every counter, in the trainee's hands. */
const copyState = (real: State, writer: Writer): State => {
  const state = createState(indexes);
  for (const [type, docs] of real.docs) {
    if (LEFT_OUT.includes(type)) continue;
    const put = docPutter(state, type);
    for (const [id, doc] of docs) put(id, type === "org" ? forPractice(doc) : doc, undefined);
  }
  const { branch } = writer.certificate;
  const log = logId(DEVICE, writer.epoch, branch === null ? "org" : branchScope(branch));
  const seen = createView(real, writer.holder);
  for (const counter of real.counters.keys()) {
    const { value } = seen.counter(counter);
    if (value > 0) state.counters.set(counter, [{ ...emptyCell(log, writer.holder), minted: value }]);
  }
  state.stamp = real.stamp;
  return state;
};

/** Neither a shift nor the tax office is asked for. */
const forPractice = (doc: Doc): Doc => ({
  ...doc,
  fields: { ...doc.fields, requireShift: false, fiscal: false },
});

/** The same person with the same rights; on the training device only. */
const trainee = (person: Person | null): Person | null =>
  person === null ? null : ticketHere({ ...person.ticket, device: DEVICE });

const ticketHere = (ticket: Ticket): Person => ({ ticket, signed: unsigned(ticket) });

const unsigned = (word: Certificate | Ticket): Signed => ({
  text: canonical(word as never),
  signature: NO_SIGNATURE,
});

const lentHere = ({ person }: Approval): Approval => ({ person: trainee(person) ?? person });

const latest = async (
  store: ReturnType<typeof createMemoryStore>,
  kind: string,
  before: number,
  limit: number,
) => {
  const rows = await store.since(0, Number.POSITIVE_INFINITY);
  return rows
    .filter((row) => row.kind === kind && row.n < before)
    .slice(-limit)
    .reverse();
};

/** The shop's photos to look at; new ones stay here. */
const practicePhotos = ({ photos }: Pick<Shop, "photos">): Shop["photos"] => {
  const own = new Map<string, string>();
  return {
    put: async (photo) => {
      const hash = `practice-${own.size}`.padEnd(43, "0");
      own.set(hash, URL.createObjectURL(photo));
      return hash;
    },
    url: async (hash) => own.get(hash) ?? photos.url(hash),
  };
};
