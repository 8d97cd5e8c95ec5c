import type { HolderId } from "../../../shared/core/ids.ts";
import type { Replica } from "../../../shared/core/replica.ts";
import type { Change } from "../../../shared/core/state.ts";
import { createView } from "../../../shared/core/view.ts";
import type { Draft, Writer } from "../../../shared/core/writer.ts";
import { type FiscalReceipt, fiscalDocument } from "../../../shared/domain/fiscal/document.ts";
import type { OutageReason } from "../../../shared/domain/fiscal/fiscal-body.ts";
import { readFiscalTerms } from "../../../shared/domain/fiscal/terms.ts";
import {
  FISCAL_TILL,
  type FiscalPlace,
  type FiscalTill,
  failed,
  fiscalTillOf,
  outageBegan,
  outageEnded,
  readFiscalTill,
  signed,
  switched,
} from "../../../shared/domain/fiscal/till.ts";
import { ok } from "../../../shared/lib/result.ts";
import type { Fact, FactQuery } from "../../session/shop.ts";
import type { FiscalDevice } from "./fiscal-device.ts";
import { findReceipt, newestReceipt, pendingReceipts } from "./own-receipts.ts";

export interface FiscalQueueDeps {
  readonly replica: Replica & { readonly writer: () => Writer | null };
  readonly facts: (query: FactQuery) => Promise<readonly Fact[]>;
  /** The fiscal device at this till; `null` where there is none. */
  readonly device: () => FiscalDevice | null;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** Signs this till's receipts in the background, in their order; sales never wait for it [FISCAL-1]. */
export interface FiscalQueue {
  /** Begins, and goes on with every receipt written; gives what ends it. */
  readonly start: () => () => void;
  /** Deals with all there is to deal with now. Passes never run side by side. */
  readonly pass: () => Promise<void>;
  /** Asks again for receipts that were refused. */
  readonly retryRefused: () => Promise<void>;
}

/** A device that gave no answer is asked again after this long, and then ever more seldom. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

export const createFiscalQueue = (deps: FiscalQueueDeps): FiscalQueue => {
  const { replica, after, report } = deps;
  let running: Promise<unknown> = Promise.resolve();
  let isAsked = false;
  let callOff: (() => void) | null = null;
  let retryIn = FIRST_RETRY_MS;
  const comeBack = (isDone: boolean): void => {
    callOff?.();
    callOff = isDone ? null : after(retryIn, wake);
    retryIn = isDone ? FIRST_RETRY_MS : Math.min(LONGEST_RETRY_MS, retryIn * 2);
  };
  const inTurn = (work: () => Promise<boolean>): Promise<void> => {
    const mine = running.then(work);
    running = mine.then(comeBack, () => comeBack(false)); // whoever waits is told what failed
    return mine.then(() => undefined);
  };
  const pass = (): Promise<void> => inTurn(() => signAll(deps));
  const wake = (): void => {
    if (isAsked) return;
    isAsked = true;
    void running.then(() => {
      isAsked = false;
      return pass().catch(report);
    });
  };
  return {
    pass,
    retryRefused: () => inTurn(async () => (await signRefused(deps)) && signAll(deps)),
    start: () => {
      const stop = replica.subscribe((change) => {
        if (concernsUs(deps, change)) wake();
      });
      wake();
      return () => {
        stop();
        callOff?.();
      };
    },
  };
};

/** Own receipts, and the settings. */
const concernsUs = ({ replica }: FiscalQueueDeps, { logs, docs }: Change): boolean => {
  const device = replica.writer()?.certificate.device;
  return (
    device !== undefined &&
    (docs.some(({ doc }) => doc === "org") || logs.some((log) => log.startsWith(`${device}.`)))
  );
};

/** Where this till writes; `null` in a tab that only reads, and on a device that sells nothing. */
const placeOf = ({ replica }: FiscalQueueDeps): FiscalPlace | null => {
  const writer = replica.writer();
  if (writer === null) return null;
  const { branch, code } = writer.certificate;
  return branch === null || code === "" ? null : { holder: writer.holder, branch, till: code };
};

/** Whether nothing is left to do: no device that should be asked again. */
const signAll = async (deps: FiscalQueueDeps): Promise<boolean> => {
  const place = placeOf(deps);
  if (place === null || !(await followSwitch(deps, place))) return true;
  let isDone = true;
  for (const holder of [...earlierLives(deps, place.holder), place.holder])
    isDone = (await signPending(deps, { ...place, holder })) && isDone;
  return isDone && endOutage(deps, place);
};

/** Writes down when signing begins and ends; whether it is on [FISCAL-3, FISCAL-6]. */
const followSwitch = async (deps: FiscalQueueDeps, place: FiscalPlace): Promise<boolean> => {
  const { on } = readFiscalTerms(viewOf(deps, place));
  if ((tillOf(deps, place)?.on ?? false) === on) return on;
  const isAfterABreak = on && tillOf(deps, place) === null && earlierLives(deps, place.holder).length > 0;
  const newest = isAfterABreak ? "" : await newestReceipt(deps.facts, deps.replica.state, place.holder);
  await write(deps, () => [switched(place, on, newest)]);
  return on;
};

/** Lives of this device's storage before a break that were signing: what they left comes back from others. */
const earlierLives = ({ replica }: FiscalQueueDeps, holder: HolderId): readonly HolderId[] => {
  const device = holder.slice(0, holder.indexOf(".") + 1);
  const lives = [...(replica.state.docs.get(FISCAL_TILL) ?? [])];
  return lives
    .filter(([id, doc]) => id !== holder && id.startsWith(device) && fiscalTillOf(doc).on)
    .map(([id]) => id as HolderId);
};

const signPending = async (deps: FiscalQueueDeps, place: FiscalPlace): Promise<boolean> => {
  const till = tillOf(deps, place);
  if (till === null) return true;
  for (const receipt of await pendingReceipts(deps.facts, deps.replica.state, place.holder, till))
    if (!(await signOne(deps, place, receipt))) return false;
  return true;
};

const signRefused = async (deps: FiscalQueueDeps): Promise<boolean> => {
  const place = placeOf(deps);
  if (place === null) return true;
  for (const number of tillOf(deps, place)?.failed ?? []) {
    const receipt = await findReceipt(deps.facts, deps.replica.state, place.holder, number);
    if (receipt !== null && !(await signOne(deps, place, receipt))) return false;
  }
  return true;
};

/** Whether the device answered. What it said is durable before the next receipt is shown to it. */
const signOne = async (
  deps: FiscalQueueDeps,
  place: FiscalPlace,
  receipt: FiscalReceipt,
): Promise<boolean> => {
  const device = deps.device();
  const answer = device === null ? null : await device.sign(fiscalDocument(receipt));
  const { number } = receipt.body;
  if (answer === null || answer.type === "unreachable") {
    await beginOutage(deps, place, receipt.at, answer === null ? "no-device" : "unreachable");
    return false;
  }
  await write(deps, () => {
    const known = tillOf(deps, place) ?? NEVER;
    return answer.type === "signed"
      ? [signed(place, known, number, answer.mark)]
      : [failed(place, known, number, answer.reason)];
  });
  if (answer.type === "signed" && answer.mark.autonomous)
    await beginOutage(deps, place, receipt.at, "autonomous");
  return true;
};

const NEVER: FiscalTill = { till: "", on: false, after: "", done: "", failed: [], outage: null };

const beginOutage = async (
  deps: FiscalQueueDeps,
  place: FiscalPlace,
  since: number,
  reason: OutageReason,
): Promise<void> => {
  if (tillOf(deps, place)?.outage == null) await write(deps, () => [outageBegan(place, { since, reason })]);
};

/** Once all is signed the device is asked whether all has got there; whether nothing is left to wait for. */
const endOutage = async (deps: FiscalQueueDeps, place: FiscalPlace): Promise<boolean> => {
  const outage = tillOf(deps, place)?.outage ?? null;
  if (outage === null) return true;
  if ((await deps.device()?.isDelivered()) !== true) return false;
  await write(deps, () => [outageEnded(place, outage)]);
  return true;
};

const viewOf = ({ replica }: FiscalQueueDeps, { holder }: FiscalPlace) => createView(replica.state, holder);

const tillOf = (deps: FiscalQueueDeps, place: FiscalPlace): FiscalTill | null =>
  readFiscalTill(viewOf(deps, place), place.holder);

/** The device's own word, with nobody signed in. A full disk is reported, and the receipt stays pending. */
const write = async ({ replica }: FiscalQueueDeps, drafts: () => readonly Draft[]): Promise<void> => {
  const writer = replica.writer();
  if (writer === null) throw new Error("another tab writes");
  const done = await replica.write(writer, null, () => ok({ drafts: drafts(), result: null }));
  if (!done.ok) throw new Error(JSON.stringify(done.error));
};
