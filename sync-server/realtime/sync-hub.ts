import { type Certificate, openCertificate } from "../../shared/core/certificate.ts";
import { type ByeReason, decodeFrame, encodeFrame } from "../../shared/sync/messages.ts";
import { type RunningSession, runSession, type Transport } from "../../shared/sync/run.ts";
import type { Clock } from "../clock.ts";
import { newSecret, nodeCrypto } from "../crypto.ts";
import { createSyncPort, type SyncPortDeps } from "../ingest/sync-port.ts";
import type { Metrics } from "../middleware/metrics.ts";
import { isRevoked, readRevoked } from "../store/devices.ts";
import type { Organisation, Organisations } from "../store/organisations.ts";

export interface SyncHubDeps extends SyncPortDeps {
  readonly organisations: Organisations;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** One end of a socket, as its owner drives it. */
export interface SocketSession {
  readonly receive: (frame: string) => void;
  readonly closed: () => void;
}

/** All sync sessions of this process. */
export interface SyncHub {
  readonly open: (transport: Transport) => SocketSession;
  /** Ends every session by word, so that devices come back elsewhere at once. */
  readonly close: () => void;
}

const TICK_MS = 5_000;
const WINDOW = 8;

interface Open {
  readonly session: RunningSession;
  readonly organisation: Organisation;
  readonly certificate: Certificate;
  readonly end: (reason: ByeReason) => void;
}

export const createSyncHub = (deps: SyncHubDeps): SyncHub => {
  const sessions = new Set<Open>();
  const waiting = new Set<() => void>();
  const ticking = setInterval(() => {
    for (const { session } of sessions) session.tick(deps.clock());
    endRevoked(deps, sessions).catch(() => undefined); // asked again at the next tick
  }, TICK_MS);

  const greet = async (frame: string, transport: Transport): Promise<Open | null> => {
    const greeted = await readGreeting(deps.organisations, frame);
    if ("refused" in greeted) {
      transport.send(encodeFrame({ type: "bye", reason: greeted.refused }));
      transport.close();
      return null;
    }
    const { organisation, certificate } = greeted;
    const { server, authority } = organisation;
    const open: Open = {
      organisation,
      certificate,
      end: (reason) => {
        transport.send(encodeFrame({ type: "bye", reason }));
        open.session.stop();
      },
      session: runSession({
        config: { org: organisation.id, ...server, nonce: newSecret(), binding: "", window: WINDOW },
        port: createSyncPort(deps, organisation, certificate),
        transport,
        crypto: nodeCrypto,
        authority,
        sign: server.sign,
        turnAway: async ({ org, device }) => ((await isRevoked(deps.pool, org, device)) ? "revoked" : null),
        events: {
          ended: () => {
            if (sessions.delete(open)) deps.metrics.sessions.dec();
          },
        },
      }),
    };
    sessions.add(open);
    deps.metrics.sessions.inc();
    return open;
  };

  return {
    open: (transport) => {
      const close = () => transport.close();
      waiting.add(close);
      let queue: Promise<Open | null> | null = null;
      return {
        receive: (frame) => {
          if (queue === null) {
            queue = greet(frame, transport).catch(() => {
              transport.close();
              return null;
            });
            waiting.delete(close);
          }
          // A promise keeps the order: the greeting itself is the session's first frame.
          queue = queue.then((open) => {
            open?.session.receive(frame);
            return open;
          });
        },
        closed: () => {
          waiting.delete(close);
          queue?.then((open) => open?.session.stop());
        },
      };
    },
    close: () => {
      clearInterval(ticking);
      for (const close of waiting) close();
      for (const { end } of [...sessions]) end("closing");
    },
  };
};

type Greeting =
  | { readonly organisation: Organisation; readonly certificate: Certificate }
  | { readonly refused: ByeReason };

/**
 * Who calls, from their first frame. The session itself checks it again; here it decides which organisation's logs the
 * session is about, and that nobody hears their names who has no certificate.
 */
const readGreeting = async (organisations: Organisations, frame: string): Promise<Greeting> => {
  const message = decodeFrame(frame);
  if (!message.ok || message.value.type !== "hello") return { refused: "frame" };
  const organisation = await organisations.get(message.value.org);
  if (organisation === null) return { refused: "organisation" };
  const certificate = await openCertificate(nodeCrypto, organisation.authority, message.value.certificate);
  return certificate.ok ? { organisation, certificate: certificate.value } : { refused: "certificate" };
};

const endRevoked = async ({ pool }: SyncHubDeps, sessions: ReadonlySet<Open>): Promise<void> => {
  for (const org of new Set([...sessions].map(({ organisation }) => organisation.id))) {
    const open = [...sessions].filter(({ organisation }) => organisation.id === org);
    const devices = open.map(({ certificate }) => certificate.device);
    const revoked = new Set(await readRevoked(pool, org, devices));
    for (const { certificate, end } of open) if (revoked.has(certificate.device)) end("revoked");
  }
};
