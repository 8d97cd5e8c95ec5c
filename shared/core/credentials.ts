import { err, ok, type Result } from "../lib/result.ts";
import {
  type Authority,
  type Certificate,
  mayWrite,
  openCertificate,
  openTicket,
  type Signed,
  type Ticket,
} from "./certificate.ts";
import { type Crypto, ZERO_HASH } from "./crypto.ts";
import type { Entry } from "./entry.ts";
import type { AdmittedEntry, Rules } from "./fold.ts";
import type { Continues } from "./heads.ts";
import { type HolderId, holderDevice, type LogId, parseLogId } from "./ids.ts";
import { isKnown, readBody } from "./kind.ts";

export interface CredentialDeps {
  readonly crypto: Crypto;
  readonly authority: Authority;
  readonly rules: Rules;
}

/** Why an entry's credentials do not count. */
export interface CredentialRefusal {
  readonly type: "NotOpened" | "BadBody" | "BadCertificate" | "BadTicket";
  readonly reason: string;
}

export type Opening = NonNullable<AdmittedEntry["opens"]>;

/** What a log's first entry opens: certificate, holder, and what it continues, all verified [LOG-2]. */
export const readOpening = async (
  deps: CredentialDeps,
  entry: Entry,
): Promise<Result<Opening, CredentialRefusal>> => {
  if (entry.seq !== 1 || entry.kind !== "log.opened" || entry.prev !== ZERO_HASH)
    return refused("NotOpened", "a log starts with log.opened");
  const body = readBody(deps.rules.kinds, entry);
  if (!body.ok) return refused("BadBody", `${body.error.field}: ${body.error.reason}`);
  const { certificate: signed, ...opens } = body.value as OpenedBody;
  const opened = await openCertificate(deps.crypto, deps.authority, signed);
  if (!opened.ok) return refused("BadCertificate", opened.error.reason);
  const wrong = wrongOpening(entry.log, opened.value, opens);
  return wrong === null
    ? ok({ certificate: opened.value, signed, ...opens })
    : refused("BadCertificate", wrong);
};

/** The entry with the person it vouches for, when that is its purpose and this program can read it. */
export const withTicket = async (
  deps: CredentialDeps,
  sealed: AdmittedEntry,
): Promise<Result<AdmittedEntry, CredentialRefusal>> => {
  const { entry } = sealed;
  if (entry.kind !== "log.signed-in" || !isKnown(deps.rules.kinds, entry)) return ok(sealed);
  const body = readBody(deps.rules.kinds, entry);
  if (!body.ok) return refused("BadBody", `${body.error.field}: ${body.error.reason}`);
  const ticket: Result<Ticket, { readonly reason: string }> = await openTicket(
    deps.crypto,
    deps.authority,
    (body.value as { readonly ticket: Signed }).ticket,
  );
  if (!ticket.ok) return refused("BadTicket", ticket.error.reason);
  const { device } = ticket.value;
  return device === undefined || device === parseLogId(entry.log)?.device
    ? ok({ ...sealed, vouches: ticket.value })
    : refused("BadTicket", "another device's ticket");
};

interface OpenedBody extends Pick<Opening, "holder" | "continues"> {
  readonly certificate: Signed;
}

const wrongOpening = (
  log: LogId,
  certificate: Certificate,
  { holder, continues }: { readonly holder: HolderId; readonly continues: Continues | null },
): string | null => {
  const parts = parseLogId(log);
  if (parts === null) return "not a log's name";
  if (parts.device !== certificate.device) return "another device's certificate";
  if (!mayWrite(certificate, parts.scope)) return `may not write ${parts.scope}`;
  if (holderDevice(holder) !== parts.device) return "another device's rights";
  if (continues === null) return null;
  const before = parseLogId(continues.log);
  const isOwn = before?.device === parts.device && before.scope === parts.scope && continues.log !== log;
  return isOwn ? null : "continues a foreign log";
};

const refused = (type: CredentialRefusal["type"], reason: string) => err({ type, reason } as const);
