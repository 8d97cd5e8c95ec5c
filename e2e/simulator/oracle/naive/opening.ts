import type { Line } from "./history.ts";

/** What a log's first entry says of it. */
export interface Opening {
  readonly holder: string;
  readonly continues: { readonly log: string; readonly seq: number; readonly hash: string } | null;
  readonly certificate: SignedText;
}

export interface SignedText {
  readonly text: string;
  readonly signature: string;
}

export interface Certificate {
  readonly org: string;
  readonly device: string;
  readonly kind: string;
  readonly key: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export interface Ticket {
  readonly org: string;
  readonly staff: string;
  readonly role: string;
  readonly branches: "*" | readonly string[];
  readonly issuedAt: number;
  readonly device?: string;
}

const NOTHING: Opening = { holder: "", continues: null, certificate: { text: "{}", signature: "" } };

export const openingOf = (line: Line): Opening => (line[0]?.entry.body as unknown as Opening) ?? NOTHING;

export const certificateOf = (line: Line): Certificate | null =>
  readText<Certificate>(openingOf(line).certificate);

/** The ticket that a sign-in shows. */
export const ticketOf = (body: Readonly<Record<string, unknown>>): Ticket | null =>
  readText<Ticket>(body.ticket as SignedText | undefined);

const readText = <T>(signed: SignedText | undefined): T | null => {
  try {
    return JSON.parse(signed?.text ?? "") as T;
  } catch {
    return null;
  }
};
