import type { Defect } from "./defect.ts";

const SESSION = "shared/sync/session.ts";

/** Mistakes in the exchange between replicas. */
export const syncDefects: readonly Defect[] = [
  {
    name: "a batch is acknowledged before it is durable",
    file: "shared/sync/run.ts",
    find: "      const admitted = await deps.port.admit(output.batch);",
    replace:
      '      const head = (JSON.parse(output.batch.entries.at(-1) ?? "{}") as { readonly seq: number }).seq;\n      void deps.port.admit(output.batch);\n      const admitted = { ok: true, value: { head, refusal: null } } as const;',
    breaks: "LOG-5",
  },
  {
    name: "what was sent and not acknowledged is never sent again",
    file: SESSION,
    find: "  if (session.stalledTicks > STALLED_TICKS) {",
    replace: "  if (session.stalledTicks > STALLED_TICKS + 1_000) {",
    breaks: "SYNC-4",
  },
  {
    name: "logs are sent to those who may not read them",
    file: SESSION,
    find: "parts !== null && session.peer !== null && !session.blocked.has(id) && mayRead(session.peer, parts.scope)",
    replace: "parts !== null && session.peer !== null && !session.blocked.has(id)",
    breaks: "SYNC-2",
  },
  {
    name: "a heartbeat heals nothing",
    file: SESSION,
    find: "    session.peerHeads = { ...heads };\n    findMissing(session);\n  }\n  const pong",
    replace: "    session.peerHeads = { ...heads };\n  }\n  const pong",
    breaks: "SYNC-4",
  },
  {
    name: "news from one link is not passed on to others",
    file: SESSION,
    find: '  for (const log of logs) session.local.set(log.id, log);\n  if (session.phase !== "open") return [];',
    replace:
      '  return [];\n  for (const log of logs) session.local.set(log.id, log);\n  if (session.phase !== "open") return [];',
    breaks: "SYNC-3",
  },
];
