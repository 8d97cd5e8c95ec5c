import { z } from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import { canonical, parseCanonical } from "./canonical.ts";
import { type Crypto, type PublicKey, type Sign, type Signature, signedText } from "./crypto.ts";
import type { BranchId, DeviceId, OrgId, Scope, StaffId } from "./ids.ts";

const idText = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** `*` stands for every scope, those of branches to come included. */
const scopeText = z.string().regex(/^(\*|org|office|b-[a-z0-9-]{1,40})$/);

const certificateSchema = z.strictObject({
  org: idText,
  device: idText,
  name: z.string().max(100),
  kind: z.enum(["till", "phone", "warehouse", "server", "hub"]),
  branch: idText.nullable(),
  /** Till code printed on receipts, e.g. `T1`; empty for a device that does not sell. */
  code: z.string().max(12),
  key: z.string().max(64),
  reads: z.array(scopeText).max(500),
  writes: z.array(scopeText).max(500),
  issuedAt: z.int(),
  expiresAt: z.int().optional(),
  transport: z.string().length(43).optional(),
});

/** What the organisation's authority says of a device: what it is and which scopes it may read and write. */
export interface Certificate {
  readonly org: OrgId;
  readonly device: DeviceId;
  readonly name: string;
  /** The server is the organisation's authority; a hub only passes logs on, and writes none. */
  readonly kind: "till" | "phone" | "warehouse" | "server" | "hub";
  readonly branch: BranchId | null;
  readonly code: string;
  readonly key: PublicKey;
  readonly reads: readonly (Scope | "*")[];
  readonly writes: readonly (Scope | "*")[];
  readonly issuedAt: number;
  /** After this no session is opened with it; what was written under it stays good. Left out: never. */
  readonly expiresAt?: number;
  /** SHA-256 fingerprint of the key with which the device links to other tills directly, base64url. */
  readonly transport?: string;
}

export const mayRead = ({ reads }: Certificate, scope: Scope): boolean =>
  reads.includes("*") || reads.includes(scope);

export const mayWrite = ({ writes }: Certificate, scope: Scope): boolean =>
  writes.includes("*") || writes.includes(scope);

const ticketSchema = z.strictObject({
  org: idText,
  staff: idText,
  name: z.string().max(100),
  role: z.string().max(40),
  branches: z.union([z.literal("*"), z.array(idText).max(200)]),
  issuedAt: z.int(),
  device: idText.optional(),
});

/** What the authority says of a person at sign-in; named in a log before anything they do there. */
export interface Ticket {
  readonly org: OrgId;
  readonly staff: StaffId;
  readonly name: string;
  readonly role: string;
  readonly branches: "*" | readonly BranchId[];
  readonly issuedAt: number;
  /**
   * Where the person signed in: good in that device's logs alone. A ticket is read by all who read the log it stands in,
   * so one without a device could be shown by any other device as well.
   */
  readonly device?: DeviceId;
}

/** Canonical text with the authority's signature. */
export interface Signed {
  readonly text: string;
  readonly signature: Signature;
}

export const signedSchema = z.strictObject({ text: z.string().max(60_000), signature: z.string().max(100) });

export interface BadCredential {
  readonly type: "BadCredential";
  readonly of: "certificate" | "ticket";
  readonly reason: "signature" | "shape" | "organisation";
}

export const signCertificate = async (sign: Sign, certificate: Certificate): Promise<Signed> => {
  const text = canonical(certificate);
  return { text, signature: await sign(signedText.certificate(text)) };
};

export const signTicket = async (sign: Sign, ticket: Ticket): Promise<Signed> => {
  const text = canonical(ticket);
  return { text, signature: await sign(signedText.ticket(text)) };
};

/** The organisation's authority: whose word counts for devices and people. */
export interface Authority {
  readonly org: OrgId;
  readonly key: PublicKey;
}

export const openCertificate = (crypto: Crypto, authority: Authority, signed: Signed) =>
  openSigned<Certificate>(crypto, authority, signed, "certificate");

export const openTicket = (crypto: Crypto, authority: Authority, signed: Signed) =>
  openSigned<Ticket>(crypto, authority, signed, "ticket");

const openSigned = async <T>(
  crypto: Crypto,
  authority: Authority,
  signed: Signed,
  of: BadCredential["of"],
): Promise<Result<T, BadCredential>> => {
  const refused = (reason: BadCredential["reason"]) => err({ type: "BadCredential", of, reason } as const);
  if (!(await crypto.verify(authority.key, signedText[of](signed.text), signed.signature)))
    return refused("signature");
  const json = parseCanonical(signed.text);
  const parsed = (of === "certificate" ? certificateSchema : ticketSchema).safeParse(
    json.ok ? json.value : null,
  );
  if (!parsed.success) return refused("shape");
  return parsed.data.org === authority.org ? ok(parsed.data as unknown as T) : refused("organisation");
};
