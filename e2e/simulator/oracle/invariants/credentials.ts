import type { Held, Line } from "../naive/history.ts";
import { certificateOf, openingOf, type SignedText, type Ticket, ticketOf } from "../naive/opening.ts";
import { holderDevice, readLogName, stampDevice } from "../naive/raw-entry.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [LOG-2, FOLD-4] Each log begins with a certificate of the organisation's authority for its own device and scope; each ticket in
 * it is the authority's and not another device's; stamps grow and are the device's own.
 */
export const credentials: Invariant = {
  name: "certificates, tickets and stamps are what they say",
  breaches: (trial) =>
    [...trial.lines.values()].flatMap((line) => [
      ...openingFaults(trial, line),
      ...line.flatMap((held, i) => entryFaults(trial, held, line[i - 1])),
    ]),
};

const openingFaults = (trial: Trial, line: Line): readonly string[] => {
  const first = line[0];
  if (first === undefined) return [];
  const { log, kind } = first.entry;
  const { holder, continues, certificate: signed } = openingOf(line);
  const certificate = certificateOf(line);
  if (kind !== "log.opened" || certificate === null) return [`${log} was never opened`];
  const before = continues === null ? null : readLogName(continues.log);
  const faults = {
    "a certificate the authority did not sign": !isSigned(trial, "certificate", signed),
    "another organisation's certificate": certificate.org !== trial.evidence.organisation,
    "another device's certificate": certificate.device !== first.device,
    "a scope it may not write": ![first.scope, "*"].some((scope) => certificate.writes.includes(scope)),
    "another device's rights": holderDevice(holder) !== first.device,
    "a foreign log before it":
      before !== null && (before.device !== first.device || before.scope !== first.scope),
  };
  return faultsOf(log, 1, faults);
};

const entryFaults = (trial: Trial, { entry, device }: Held, before: Held | undefined): readonly string[] => {
  const faults = {
    "another device's stamp": stampDevice(entry.stamp) !== device,
    "a stamp that does not grow": before !== undefined && entry.stamp <= before.entry.stamp,
    "a second opening": entry.kind === "log.opened" && entry.seq > 1,
  };
  return [
    ...faultsOf(entry.log, entry.seq, faults),
    ...(entry.kind === "log.signed-in" && entry.v === 1
      ? ticketFaults(trial, entry, device, ticketOf(entry.body))
      : []),
  ];
};

const ticketFaults = (
  trial: Trial,
  { log, seq, body }: Held["entry"],
  device: string,
  ticket: Ticket | null,
): readonly string[] =>
  faultsOf(log, seq, {
    "a ticket that cannot be read": ticket === null,
    "a ticket the authority did not sign": !isSigned(trial, "ticket", body.ticket as SignedText),
    "another organisation's ticket": ticket?.org !== trial.evidence.organisation,
    "another device's ticket": ticket?.device !== undefined && ticket.device !== device,
  });

const isSigned = ({ evidence }: Trial, of: string, { text, signature }: SignedText): boolean =>
  evidence.verify(evidence.authorityKey, `saudaflow/${of}\n${text}`, signature);

const faultsOf = (log: string, seq: number, faults: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(faults)
    .filter(([, isFault]) => isFault)
    .map(([fault]) => `${log} ${seq}: ${fault}`);
