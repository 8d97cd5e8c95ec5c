import type { Defect } from "./defect.ts";

const FOLD = "shared/core/fold.ts";
const DOCUMENT = "shared/core/document.ts";
const CUT = "shared/core/cut.ts";

/** Mistakes in what entries come to: documents, permission, cuts. */
export const foldDefects: readonly Defect[] = [
  {
    name: "the last write is the one with the latest wall clock",
    file: FOLD,
    find: "editDoc(state.docs.get(doc)?.get(id), set, entry.stamp)",
    replace:
      'editDoc(state.docs.get(doc)?.get(id), set, (entry.at.toString(36).padStart(9, "0") + entry.stamp.slice(9)) as typeof entry.stamp)',
    breaks: "DOC-1",
  },
  {
    name: "an edit of an equal field is written over a later one",
    file: DOCUMENT,
    find: "stampOf(doc, key) >= stamp) return null;",
    replace: "stampOf(doc, key) === stamp) return null;",
    breaks: "DOC-1",
  },
  {
    name: "a member taken out of a set stays",
    file: DOCUMENT,
    find: '(key.includes("/") && value !== null ? true : value);',
    replace: '(key.includes("/") ? true : value);',
    breaks: "DOC-4",
  },
  {
    name: "an edit revives what was deleted",
    file: FOLD,
    find: "putDoc(state, doc, id, editDoc(state.docs.get(doc)?.get(id), set, entry.stamp));",
    replace:
      "putDoc(state, doc, id, editDoc(state.docs.get(doc)?.get(id), state.docs.get(doc)?.get(id)?.fields.deleted === true ? { ...set, deleted: false } : set, entry.stamp));",
    breaks: "DOC-2",
  },
  {
    name: "entries without permission take effect",
    file: FOLD,
    find: "    return { ...NOTHING, logs: [log.id], attention: true };",
    replace:
      '    if (against.type === "entry.unread") return { ...NOTHING, logs: [log.id], attention: true };',
    breaks: "FOLD-4",
  },
  {
    name: "a newer ticket is ignored",
    file: FOLD,
    find: "if (known === undefined || ticket.issuedAt >= known.issuedAt) people.set(ticket.staff, ticket);",
    replace: "if (known === undefined) people.set(ticket.staff, ticket);",
    breaks: "FOLD-4",
  },
  {
    name: "an old ticket shown again counts",
    file: FOLD,
    find: "if (known === undefined || ticket.issuedAt >= known.issuedAt) people.set(ticket.staff, ticket);",
    replace: "if (known !== ticket) people.set(ticket.staff, ticket);",
    breaks: "FOLD-4",
  },
  {
    name: "an entry may change what its kind never does",
    file: "shared/core/kind.ts",
    find: "  if (kind?.changes === undefined) return null;",
    replace: "  if (kind?.changes !== null) return null;",
    breaks: "ACCESS-9",
  },
  {
    name: "a till's word cuts another device",
    file: FOLD,
    find: 'isCut(kind) && certificate.kind !== "server" ? "only the authority may" : null;',
    replace: 'isCut(kind) && certificate.kind === "hub" ? "only the authority may" : null;',
    breaks: "COUNTER-6",
  },
  {
    name: "the branch a person works in is not looked at",
    file: "shared/domain/access/judge.ts",
    find: "return branch === null || mayInBranch(ticket, branch) ? null :",
    replace: "return branch !== undefined ? null :",
    breaks: "ACCESS-2",
  },
  {
    name: "sellers may receive goods",
    file: "shared/domain/access/roles.ts",
    find: '"stock.receive": STOREMEN,',
    replace: '"stock.receive": [...STOREMEN, "seller"],',
    breaks: "ACCESS-1",
  },
  {
    name: "a cut counts one entry too few",
    file: FOLD,
    find: "entry.seq > log.cut.seq && !own",
    replace: "entry.seq >= log.cut.seq && !own",
    breaks: "COUNTER-6",
  },
  {
    name: "a cut counts one entry too many",
    file: FOLD,
    find: "entry.seq > log.cut.seq && !own",
    replace: "entry.seq > log.cut.seq + 1 && !own",
    breaks: "COUNTER-6",
  },
  {
    name: "a cut does not reach the logs before those it names",
    file: CUT,
    find: "const seq = reachedBy(logs, cut.heads).get(log.id) ?? 0;",
    replace: "const seq = cut.heads[log.id] ?? 0;",
    breaks: "COUNTER-6",
  },
  {
    name: "pages leave the cuts out",
    file: "shared/core/checkpoint.ts",
    find: 'for (const part of chunks(allCuts(state.cuts), rows)) yield { type: "cuts", rows: part };',
    replace:
      'for (const part of chunks(allCuts(state.cuts).slice(1), rows)) yield { type: "cuts", rows: part };',
    breaks: "FOLD-4",
  },
  {
    name: "what was folded before a cut was heard of stays",
    file: FOLD,
    find: "    ...(cut && { refold: true }),",
    replace: "",
    breaks: "FOLD-4",
  },
  {
    name: "a person's cut holds against newer tickets too",
    file: CUT,
    find: "    if (ticket.issuedAt >= cut.before || entry.seq <= (reachOf(cuts, logs, cut).get(entry.log) ?? 0))",
    replace: "    if (entry.seq <= (reachOf(cuts, logs, cut).get(entry.log) ?? 0))",
    breaks: "FOLD-4",
  },
  {
    name: "of a person's cuts the first holds",
    file: CUT,
    find: "    if (limit === null || isLater(cut, limit)) limit = cut;\n  }\n  return limit;",
    replace: "    if (limit === null || isLater(limit, cut)) limit = cut;\n  }\n  return limit;",
    breaks: "FOLD-4",
  },
  {
    name: "after an update what was unread stays unread",
    file: "client/store/open-state.ts",
    find: 'if (type === "entry.unread" && isKnown(',
    replace: 'if (type === "entry.damaged" && isKnown(',
    breaks: "ENTRY-3",
  },
];
