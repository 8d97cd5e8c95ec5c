import type { Doc } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import type { Money } from "../../lib/money.ts";

/** What a terminal takes money by. */
export const TERMINAL_TENDERS = ["card", "qr"] as const;
export type TerminalTender = (typeof TERMINAL_TENDERS)[number];

/**
 * How an attempt stands. `unknown`: asked, and no answer came. `reversing`: the money was asked back, and is nobody's to
 * sell for until the terminal or a person says how that ended.
 */
export const ATTEMPT_STATES = ["pending", "paid", "failed", "unknown", "reversing", "reversed"] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** What a person can say of an attempt the terminal left open [PAYMENT-6]. */
export const SETTLED_STATES = ["paid", "failed", "reversed"] as const;
export type SettledState = (typeof SETTLED_STATES)[number];

/** One go at taking an amount by a terminal. */
export interface Attempt {
  readonly id: string;
  /** Its document: a place that later attempts of the device use again [PAYMENT-3]. */
  readonly slot: string;
  readonly branch: string;
  readonly device: string;
  /** Code of the till. */
  readonly till: string;
  readonly type: TerminalTender;
  /** As the terminal is called in the shop. */
  readonly terminal: string;
  readonly amount: Money;
  /** The open sale it was for; empty where that is not known. Of money that goes back: the refund's receipt. */
  readonly sale: string;
  /** Money goes back to a customer for a refund; it is `reversing` from the start [PAYMENT-9]. */
  readonly isPayout: boolean;
  /** Of money that goes back: the attempt that took it; empty where that is not known. */
  readonly of: string;
  readonly at: number;
  readonly by: string;
  readonly state: AttemptState;
  readonly reference: string;
  /** Why it failed or is unknown, as the terminal said; empty when it did not. */
  readonly reason: string;
  /** The receipt it paid for; empty while it is not used. */
  readonly receipt: string;
}

/** The document type of attempts that are not over, and the field their ids are looked up by. */
export const PAYMENT = "payment" as const;
export const ATTEMPT_FIELD = "attempt";
export const DEVICE_FIELD = "device";

/** Whether the terminal may move an attempt on [PAYMENT-4]; to the state it has, always. */
export const mayBecome = (from: AttemptState, to: AttemptState): boolean => NEXT[from].includes(to);

const NEXT: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  pending: ["paid", "failed", "unknown"],
  unknown: ["paid", "failed", "reversing"],
  /** A person, or a terminal before its network, said no too early. */
  failed: ["paid"],
  paid: ["reversing"],
  reversing: ["reversed", "paid"],
  reversed: [],
};

/** Nothing more can come of it: no money was taken, or it was given back, or it paid for a sale; but not both of these. */
export const isOver = ({ state, receipt }: Pick<Attempt, "state" | "receipt">): boolean =>
  receipt === "" ? state === "failed" || state === "reversed" : state !== "reversed";

/** Money that was taken and paid for nothing yet. */
export const isUnused = ({
  state,
  receipt,
  isPayout,
}: Pick<Attempt, "state" | "receipt" | "isPayout">): boolean =>
  state === "paid" && receipt === "" && !isPayout;

/** The attempt of that id, while its document has it: all that are not over, and the last ones that are. */
export const findAttempt = (view: View, id: string): Attempt | undefined => {
  const slot = view.find(PAYMENT, ATTEMPT_FIELD, id)[0];
  return slot === undefined ? undefined : readAttempt(slot, liveDoc(view, PAYMENT, slot));
};

/** Attempts of a device, as its documents have them. */
export const attemptsOf = (view: View, device: string): readonly Attempt[] =>
  view
    .find(PAYMENT, DEVICE_FIELD, device)
    .flatMap((slot) => readAttempt(slot, liveDoc(view, PAYMENT, slot)) ?? []);

/** What a document says of the attempt it holds now; `undefined` of none. */
export const readAttempt = (slot: string, doc: Doc | undefined): Attempt | undefined => {
  if (doc === undefined || typeof doc.fields.attempt !== "string") return undefined;
  const text = (field: string): string => String(doc.fields[field] ?? "");
  const id = text("attempt");
  return {
    id,
    slot,
    branch: text("branch"),
    device: text("device"),
    till: text("till"),
    type: text("type") === "qr" ? "qr" : "card",
    terminal: text("terminal"),
    amount: Number(doc.fields.amount ?? 0) as Money,
    sale: text("sale"),
    isPayout: doc.fields.payout === true,
    of: text("of"),
    at: Number(doc.fields.at ?? 0),
    by: text("by"),
    state: stateOf(text("state"), wordOn(id, text("word"))),
    reference: text("reference"),
    reason: text("reason"),
    receipt: text("receipt"),
  };
};

/** A person's word with the attempt it is about: the document may hold another by the time it arrives [PAYMENT-6]. */
export const wordFor = (attempt: string, state: SettledState): string => `${attempt} ${state}`;

const wordOn = (id: string, word: string): SettledState | undefined =>
  SETTLED_STATES.find((state) => word === wordFor(id, state));

/** What the till knows and what a person said, made one: a person fills gaps, and says what is done with the money. */
const stateOf = (kept: string, word: SettledState | undefined): AttemptState => {
  const state = ATTEMPT_STATES.find((one) => one === kept) ?? "unknown";
  if (word === "reversed") return "reversed";
  const isOpen = state === "pending" || state === "unknown";
  if (word === "paid" && (isOpen || state === "reversing")) return "paid";
  return word === "failed" && isOpen ? "failed" : state;
};
