import type { DeviceEvidence, Evidence, ReplicaEvidence, StoredRow } from "../../evidence.ts";
import type { RawEffect, RawPatch } from "../naive/raw-entry.ts";
import { openTrial } from "../trial.ts";
import { dumpOf } from "./dump.ts";

/** A run written by hand: a server, two tills of one branch, an owner at the server and a seller at each till. */
export interface Run {
  /** Opens a log; gives its name. */
  readonly open: (device: string, scope?: string, over?: OpeningOver) => string;
  readonly signIn: (log: string, staff: string, role: string, over?: TicketOver) => number;
  /** Writes an entry; gives its number. */
  readonly write: (log: string, kind: string, over?: EntryOver) => number;
  readonly sell: (log: string, number: string, over?: SaleOver) => number;
  /** Everybody has read what they may; each replica shows what that comes to. `change` then spoils it. */
  readonly evidence: (over?: Partial<Evidence>) => Evidence;
}

export interface OpeningOver {
  readonly epoch?: string;
  readonly holder?: string;
  readonly continues?: { readonly log: string; readonly seq: number } | null;
}

export interface TicketOver {
  readonly branches?: "*" | readonly string[];
  readonly issuedAt?: number;
  readonly device?: string;
}

export interface EntryOver {
  readonly by?: string;
  readonly v?: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly patches?: readonly RawPatch[];
  readonly effects?: readonly RawEffect[];
  readonly stamp?: string;
  readonly prev?: string;
  readonly signature?: string | null;
}

export interface SaleOver extends EntryOver {
  readonly product?: string;
  readonly quantity?: number;
  readonly price?: number;
}

export const SERVER = "srv";
export const BRANCH = "b-b1";
export const STOCK = "stock/b1/tea";

/** As alike as hashes need to be here: same text, same hash, 43 characters. */
export const fakeHash = (text: string): string => {
  let [a, b] = [0x811c9dc5, 0x1234567];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`.padEnd(43, "x");
};

export const signatureOf = (key: string, text: string): string => fakeHash(`${key}\n${text}`);

const aDevice = (
  device: string,
  kind: DeviceEvidence["kind"],
  over: Partial<DeviceEvidence> = {},
): DeviceEvidence => ({
  device,
  kind,
  branch: kind === "till" ? "b1" : null,
  key: `key-${device}`,
  reads: kind === "till" ? ["org", BRANCH] : ["*"],
  writes: kind === "till" ? ["org", BRANCH, "office"] : ["*"],
  fates: [],
  openings: [{ replica: `${device}#1`, epoch: "1aaaa", holder: `${device}.1aaaa`, tick: 0, whole: true }],
  ...over,
});

export const DEVICES: readonly DeviceEvidence[] = [
  aDevice(SERVER, "server"),
  aDevice("till-1", "till"),
  aDevice("till-2", "till"),
];

export const aRun = (devices: readonly DeviceEvidence[] = DEVICES): Run => {
  const rows: StoredRow[] = [];
  let clock = 0;
  const certificateOf = (device: string) => {
    const { key, kind, reads, writes } = devices.find((one) => one.device === device) as DeviceEvidence;
    return signedBy("certificate", { org: "org-1", device, kind, key, reads, writes });
  };
  const write: Run["write"] = (log, kind, over = {}) => {
    const [device = ""] = log.split(".");
    const before = rows.filter((row) => row.log === log).at(-1);
    const seq = (before?.seq ?? 0) + 1;
    const { signature, ...given } = over;
    const text = JSON.stringify({
      log,
      seq,
      prev: before === undefined ? "A".repeat(43) : fakeHash(before.text),
      stamp: `${String(++clock).padStart(13, "0")}.${device}`,
      at: clock,
      by: "system",
      kind,
      v: 1,
      body: {},
      patches: [],
      effects: [],
      ...given,
    });
    const own = signatureOf(`key-${device}`, `saudaflow/log\n${log}\n${seq}\n${fakeHash(text)}`);
    rows.push({ n: rows.length + 1, log, seq, text, signature: signature === undefined ? own : signature });
    return seq;
  };
  return {
    open: (
      device,
      scope = BRANCH,
      { epoch = "1aaaa", holder = `${device}.1aaaa`, continues = null } = {},
    ) => {
      const log = `${device}.${epoch}.${scope}`;
      const hash = "h".repeat(43);
      const body = {
        holder,
        continues: continues === null ? null : { ...continues, hash },
        certificate: certificateOf(device),
      };
      write(log, "log.opened", { body });
      return log;
    },
    signIn: (log, staff, role, { branches = "*", issuedAt = 1, device } = {}) => {
      const ticket = {
        org: "org-1",
        staff,
        role,
        branches,
        issuedAt,
        ...(device !== undefined && { device }),
      };
      return write(log, "log.signed-in", { by: staff, body: { ticket: signedBy("ticket", ticket) } });
    },
    write,
    sell: (log, number, { product = "tea", quantity = 1_000, price = 100, ...over } = {}) => {
      const total = (price * quantity) / 1_000;
      return write(log, "sale.completed", {
        by: "seller",
        body: saleBody(number, { product, quantity, price, total }),
        effects: [{ counter: `stock/b1/${product}`, spend: quantity }],
        ...over,
      });
    },
    evidence: (over = {}) => withDumps(evidenceOf(devices, rows, over)),
  };
};

/** A run in which goods came in at one till, were shared, and both tills sold. */
export const anOrdinaryRun = (): Run => {
  const run = aRun();
  const office = run.open(SERVER, "org");
  run.signIn(office, "boss", "owner");
  run.write(office, "product.added", {
    by: "boss",
    body: { product: "tea", name: "Tea" },
    patches: [{ doc: "product", id: "tea", set: { name: "Tea", price: 100, "barcodes/460": true } }],
  });
  const [first, second] = [run.open("till-1"), run.open("till-2")];
  run.signIn(first, "boss", "owner");
  run.signIn(first, "seller", "seller");
  run.signIn(second, "seller", "seller");
  run.write(first, "stock.received", {
    by: "boss",
    body: { branch: "b1", lines: [{ product: "tea", quantity: 5_000 }], reference: "", opening: false },
    effects: [
      { counter: STOCK, mint: 5_000 },
      { counter: STOCK, give: 2_000, to: "till-2.1aaaa" },
    ],
  });
  run.sell(first, "T1-1AAAA-0001");
  run.sell(second, "T2-1AAAA-0001", { quantity: 2_000 });
  return run;
};

/** The evidence with one replica changed. */
export const withReplica = (
  evidence: Evidence,
  id: string,
  change: (replica: ReplicaEvidence) => Partial<ReplicaEvidence>,
): Evidence => ({
  ...evidence,
  replicas: evidence.replicas.map((one) => (one.replica === id ? { ...one, ...change(one) } : one)),
});

/** Each replica's state as it would be had the program reckoned as the oracle does; the oracle's own tests hold that against numbers. */
export const withDumps = (evidence: Evidence): Evidence => {
  const trial = openTrial(evidence);
  return {
    ...evidence,
    replicas: evidence.replicas.map((replica, i) => {
      const book = trial.books[i];
      return book === undefined ? replica : { ...replica, state: dumpOf(book, trial.foldOf(book)) };
    }),
  };
};

const signedBy = (of: string, value: object) => {
  const text = JSON.stringify(value);
  return { text, signature: signatureOf("key-authority", `saudaflow/${of}\n${text}`) };
};

const saleBody = (
  number: string,
  line: { quantity: number; price: number; total: number; product: string },
) => ({
  number,
  branch: "b1",
  till: number.split("-")[0],
  lines: [{ ...line, name: line.product, barcode: "", unit: "pcs", taxRate: "exempt" }],
  taxes: [{ rate: "exempt", base: line.total, tax: 0 }],
  taxMode: "included",
  rounding: 0,
  total: line.total,
  tenders: [{ type: "cash", amount: line.total + 50, reference: "" }],
  change: 50,
  currency: "KZT",
});

const evidenceOf = (
  devices: readonly DeviceEvidence[],
  rows: readonly StoredRow[],
  over: Partial<Evidence>,
): Evidence => ({
  seed: 1,
  organisation: "org-1",
  authorityKey: "key-authority",
  hash: fakeHash,
  verify: (key, text, signature) => signature === signatureOf(key, text),
  branches: ["b1"],
  devices,
  people: [],
  replicas: devices.map((device) => replicaOf(device, rows)),
  shown: [],
  acts: [],
  claims: [],
  destroyed: [],
  refused: [],
  hellos: [],
  crimes: [],
  quiet: { rounds: 3, bound: 10, settled: true },
  ...over,
});

const replicaOf = ({ device, reads }: DeviceEvidence, rows: readonly StoredRow[]): ReplicaEvidence => ({
  replica: `${device}#1`,
  device,
  living: true,
  turnedAway: false,
  began: {},
  rows: rows.filter(({ log }) => {
    const [writer, , scope = ""] = log.split(".");
    return writer === device || reads.includes("*") || reads.includes(scope);
  }),
  cannotRead: [],
  state: { docs: [], cells: [], attention: [], logs: [], rights: [] },
});
