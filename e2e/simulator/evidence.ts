/**
 * Everything one run of the simulator saw, as plain data: what the oracle judges. Nothing here comes from the code under
 * test, so that the judge shares none with it. `tick` counts steps of the run; times are ms of the run's own true clock.
 */
export interface Evidence {
  readonly seed: number;
  readonly organisation: string;
  /** Public key under which certificates and tickets are signed. */
  readonly authorityKey: string;
  readonly hash: (text: string) => string;
  readonly verify: (key: string, text: string, signature: string) => boolean;
  readonly branches: readonly string[];
  readonly devices: readonly DeviceEvidence[];
  readonly people: readonly PersonEvidence[];
  /** One for each storage that ever was: a cloned device has two, a wiped one a new one. */
  readonly replicas: readonly ReplicaEvidence[];
  readonly shown: readonly ShownReceipt[];
  readonly acts: readonly Act[];
  readonly claims: readonly Claim[];
  readonly destroyed: readonly Destruction[];
  readonly refused: readonly RefusedEntry[];
  readonly hellos: readonly Hello[];
  readonly crimes: readonly Crime[];
  readonly quiet: Quiet;
}

/**
 * What became of a device. `lost`: never seen again; `wiped`: storage cleared, goes on as a new life; `rolled-back`: an old
 * copy of its storage was put back, its witness not; `rolled-back-whole`: the witness too, which software alone cannot tell;
 * `cloned`: its storage was copied to a second machine; `revoked`: cut and, where it went on, beyond the cut; `hostile`:
 * writes whatever it likes under its own valid key.
 */
export type Fate = "lost" | "wiped" | "rolled-back" | "rolled-back-whole" | "cloned" | "revoked" | "hostile";

export interface DeviceEvidence {
  readonly device: string;
  readonly kind: "till" | "phone" | "warehouse" | "server" | "hub";
  readonly branch: string | null;
  readonly key: string;
  /** Scopes as the certificate names them; `*` stands for all. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Every fate it had, in order; empty: an ordinary life. */
  readonly fates: readonly Fate[];
  /** Holders it ever had, in order of its openings, with the epoch that began each opening. */
  readonly openings: readonly Opening[];
}

export interface Opening {
  readonly replica: string;
  readonly epoch: string;
  readonly holder: string;
  readonly tick: number;
  /** Whether the storage was what this device had written: not lost, put back or copied since it was last open. */
  readonly whole: boolean;
}

export interface PersonEvidence {
  readonly staff: string;
  /** Tickets issued, in order. */
  readonly tickets: readonly {
    readonly role: string;
    readonly branches: "*" | readonly string[];
    readonly issuedAt: number;
    readonly device: string | null;
  }[];
}

export interface ReplicaEvidence {
  /** `device#n`, n counting the device's storages. */
  readonly replica: string;
  readonly device: string;
  /** Whether it is there at the end and in touch: all that are must agree. Hostile and lost ones are not. */
  readonly living: boolean;
  /** Whether the device was cut and the authority turned it away: it keeps what it has and hears no more. */
  readonly turnedAway: boolean;
  /** Whether its program knows that its own pages no longer do and could not fetch new ones: its state is less than it stored. */
  readonly wantsPages?: boolean;
  /** It began (or, when its own no longer did, went on) with the server's folded state, which accounted for these numbers. */
  readonly began: Readonly<Record<string, number>>;
  /** All rows of its storage, in order of arrival. */
  readonly rows: readonly StoredRow[];
  /** Kinds of entry (`kind` or `kind v2`) that its program version cannot read at the end. */
  readonly cannotRead: readonly string[];
  readonly state: StateDump;
}

export interface StoredRow {
  readonly n: number;
  readonly log: string;
  readonly seq: number;
  readonly text: string;
  readonly signature: string | null;
}

export interface StateDump {
  readonly docs: readonly DumpedDoc[];
  readonly cells: readonly DumpedCell[];
  readonly attention: readonly DumpedAttention[];
  readonly logs: readonly DumpedLog[];
  /** What each holder may spend by this replica's reckoning, zeros left out. */
  readonly rights: readonly { readonly counter: string; readonly holder: string; readonly amount: number }[];
}

export interface DumpedDoc {
  readonly type: string;
  readonly id: string;
  /** Field, or `set/member` with `true` (in) or `null` (taken out), with the stamp that set it; sorted by key. */
  readonly keys: readonly (readonly [key: string, value: string | number | boolean | null, stamp: string])[];
}

export interface DumpedCell {
  readonly counter: string;
  readonly log: string;
  readonly holder: string;
  readonly seq: number;
  readonly minted: number;
  readonly spent: number;
  readonly beyond: number;
  readonly settled: number;
  readonly given: Readonly<Record<string, number>>;
}

export interface DumpedAttention {
  readonly key: string;
  readonly type: string;
  readonly log: string;
  readonly seq: number;
  readonly kind: string;
  readonly reason: string;
}

export interface DumpedLog {
  readonly log: string;
  readonly head: number;
  readonly hash: string;
  readonly holder: string;
  readonly stopped: boolean;
  /** The last number that counts, where a cut concerns the log. */
  readonly cutAt: number | null;
}

/** A receipt that a customer was given: shown only after the till said that the sale, or refund, was kept. */
export interface ShownReceipt {
  readonly tick: number;
  readonly replica: string;
  readonly device: string;
  /** Of the entry it shows. */
  readonly kind: "sale.completed" | "sale.refunded";
  readonly number: string;
  readonly log: string;
  readonly seq: number;
  readonly lines: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly price: number;
    readonly total: number;
  }[];
  readonly tenders: readonly { readonly type: string; readonly amount: number }[];
  readonly total: number;
  /** Of a sale. */
  readonly change?: number;
  readonly rounding: number;
  /** The till's own clock. */
  readonly at: number;
}

/** Something a person did at a device. `outcome` is `done` or the error's type. */
export interface Act {
  readonly tick: number;
  readonly replica: string;
  readonly staff: string;
  readonly approver: string | null;
  readonly name: string;
  readonly outcome: string;
}

/** A replica said that it holds a log durably up to a number [LOG-5]. */
export interface Claim {
  readonly tick: number;
  readonly by: string;
  readonly log: string;
  readonly seq: number;
}

/** Storage that was lost, or went back to what it had been: `had` before, `left` after (empty: nothing). */
export interface Destruction {
  readonly tick: number;
  readonly replica: string;
  readonly why: "lost" | "wiped" | "rolled-back" | "restored";
  readonly had: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number>>;
  /** Whether the word that is kept outside the storage tells of more than what is left, so that the device has to notice. */
  readonly noticeable?: boolean;
}

/** A peer refused an entry by name; `sender` keeps it. */
export interface RefusedEntry {
  readonly tick: number;
  readonly sender: string;
  readonly by: string;
  readonly log: string;
  readonly seq: number;
  readonly type: string;
}

/** The longest hello or heartbeat of a replica: characters of its heads, the logs it had then, and those it named. */
export interface Hello {
  readonly replica: string;
  readonly length: number;
  readonly logs: number;
  readonly named: number;
  /** The last of its sender, when everything had come to rest. */
  readonly atRest?: boolean;
}

/** What a hostile device tried; where it made an entry of its own, its place. */
export interface Crime {
  readonly tick: number;
  readonly device: string;
  readonly name: string;
  readonly log: string | null;
  readonly seq: number | null;
}

/** After the faults stopped: rounds of exchange until nothing moved any more, of the rounds allowed. */
export interface Quiet {
  readonly rounds: number;
  readonly bound: number;
  readonly settled: boolean;
}
