import { type Cuts, cutAt, limitOn } from "./cuts.ts";
import type { Held, Line } from "./history.ts";
import { changesTooMuch, isOwnKind, type KindRow, kindTable } from "./kind-table.ts";
import { type Certificate, certificateOf, type Ticket, ticketOf } from "./opening.ts";
import { branchOf } from "./raw-entry.ts";
import { mayRole } from "./role-table.ts";

/** `void` has a reason: `cut` where the authority's word took it back. */
export type Verdict =
  | { readonly outcome: "effective" | "unread" }
  | { readonly outcome: "void"; readonly why: "cut" | "forbidden" };

const EFFECTIVE: Verdict = { outcome: "effective" };
const UNREAD: Verdict = { outcome: "unread" };
const CUT: Verdict = { outcome: "void", why: "cut" };
const FORBIDDEN: Verdict = { outcome: "void", why: "forbidden" };

/** What each entry of a log comes to for a replica that knows these cuts and cannot read these kinds. */
export const judgeLine = (line: Line, cuts: Cuts, cannotRead: ReadonlySet<string>): readonly Verdict[] => {
  const certificate = certificateOf(line);
  const people = new Map<string, Ticket>();
  const last = cutAt(cuts, line) ?? Number.POSITIVE_INFINITY;
  return line.map((held) => {
    const { entry } = held;
    if (entry.kind === "log.signed-in") vouch(people, ticketOf(entry.body));
    if (entry.seq > last && !isOwnKind(entry.kind)) return CUT;
    const row = readable(held, cannotRead);
    if (row === null) return UNREAD;
    if (changesTooMuch(row, entry) || !isInScope(row, held)) return FORBIDDEN;
    if (isCut(entry.kind) && certificate?.kind !== "server") return FORBIDDEN;
    return judgePeople(held, row, { certificate, people, cuts });
  });
};

/** Of a person's tickets the newest counts. */
const vouch = (people: Map<string, Ticket>, ticket: Ticket | null): void => {
  if (ticket === null) return;
  if (ticket.issuedAt >= (people.get(ticket.staff)?.issuedAt ?? 0)) people.set(ticket.staff, ticket);
};

const readable = ({ entry }: Held, cannotRead: ReadonlySet<string>): KindRow | null => {
  const row = kindTable[entry.kind];
  if (cannotRead.has(entry.kind) || cannotRead.has(`${entry.kind} v${entry.v}`)) return null;
  return row !== undefined && entry.v <= row.version ? row : null;
};

const isInScope = ({ scope: wanted }: KindRow, { scope }: Held): boolean =>
  wanted === "any" || (wanted === "branch" ? branchOf(scope) !== null : wanted === scope);

const isCut = (kind: string): boolean => kind === "device.cut" || kind === "person.cut";

interface Standing {
  readonly certificate: Certificate | null;
  readonly people: ReadonlyMap<string, Ticket>;
  readonly cuts: Cuts;
}

const judgePeople = (held: Held, row: KindRow, standing: Standing): Verdict => {
  const { entry } = held;
  const asked = [
    ...(row.permission === null ? [] : [{ permission: row.permission, by: entry.by }]),
    ...(row.asks?.(entry) ?? []),
  ];
  if (asked.every(({ permission, by }) => mayPerson(held, permission, by, standing))) return EFFECTIVE;
  const uncut = { ...standing, cuts: { ...standing.cuts, people: [] } };
  return asked.every(({ permission, by }) => mayPerson(held, permission, by, uncut)) ? CUT : FORBIDDEN;
};

const mayPerson = (held: Held, permission: string, by: string, standing: Standing): boolean => {
  if (by === "system") return standing.certificate?.kind === "server";
  const ticket = standing.people.get(by);
  if (ticket === undefined) return false;
  const limit = limitOn(standing.cuts, by, ticket.issuedAt, held);
  return allows(limit ?? ticket, permission, branchOf(held.scope));
};

const allows = (
  { role, branches }: { readonly role: string | null; readonly branches: "*" | readonly string[] },
  permission: string,
  branch: string | null,
): boolean =>
  role !== null &&
  mayRole(role, permission) &&
  (branch === null || branches === "*" || branches.includes(branch));
