import { counterRules } from "../../shared/commands.ts";
import { type Certificate, openCertificate } from "../../shared/core/certificate.ts";
import { ruleOf } from "../../shared/core/counter-rule.ts";
import { type ByeReason, decodeFrame, encodeFrame, type Want } from "../../shared/sync/messages.ts";
import { type RunningSession, runSession, type Transport } from "../../shared/sync/run.ts";
import type { Clock } from "../clock.ts";
import { newSecret, nodeCrypto } from "../crypto.ts";
import { createSyncPort, type SyncPortDeps } from "../ingest/sync-port.ts";
import type { Giving } from "../jobs/answer-wants.ts";
import type { Metrics } from "../middleware/metrics.ts";
import { isRevoked, readRevoked } from "../store/devices.ts";
import type { Organisation, Organisations } from "../store/organisations.ts";
import { type AskedTill, type AskingTills, createAskingTills } from "./asking-tills.ts";
import { createSignalling, type Seat, type Signalling } from "./signalling.ts";

export interface SyncHubDeps extends SyncPortDeps {
  readonly organisations: Organisations;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Left out where the server holds nothing to give: a hub of another server's. */
  readonly giveRights?: Giving;
}

/** One end of a socket, as its owner drives it. */
export interface SocketSession {
  readonly receive: (frame: string) => void;
  readonly closed: () => void;
}

/** What is under a session that runs over a direct link instead of a WebSocket. */
export interface Line {
  /** Fingerprint of the key at the other end: the device's certificate has to name it. */
  readonly fingerprint: string;
  /** Both ends' fingerprints, as the proofs of the session sign them. */
  readonly binding: string;
  /** Our certificate, naming our end's fingerprint. */
  readonly identity: (organisation: Organisation) => Promise<Identity>;
}

export type Identity = Pick<Organisation["server"], "certificate" | "signed">;

/** All sync sessions of this process. */
export interface SyncHub {
  /** Over a WebSocket, or over a line. */
  readonly open: (transport: Transport, line?: Line) => SocketSession;
  /** Ends every session by word, so that devices come back elsewhere at once. */
  readonly close: () => void;
}

/** A till at the end of a line is missed within seconds; a WebSocket's end is heard of anyway. */
const LINE_TICK_MS = 1_000;
const LINE_TICKS_PER_TICK = 5;
const WINDOW = 8;

interface Open {
  readonly session: RunningSession;
  readonly line: Line | undefined;
  readonly organisation: Organisation;
  readonly certificate: Certificate;
  readonly end: (reason: ByeReason) => void;
}

export const createSyncHub = (deps: SyncHubDeps): SyncHub => {
  const sessions = new Set<Open>();
  const waiting = new Set<() => void>();
  const signalling = createSignalling(deps);
  const tills = createAskingTills();
  let ticks = 0;
  const ticking = setInterval(() => {
    const all = ticks++ % LINE_TICKS_PER_TICK === 0;
    for (const { session, line } of sessions) if (all || line !== undefined) session.tick(deps.clock());
    if (!all) return;
    signalling.tick();
    endRevoked(deps, sessions).catch(() => undefined); // asked again at the next tick
  }, LINE_TICK_MS);

  const greet = async (frame: string, transport: Transport, line?: Line): Promise<Open | null> => {
    const greeted = await readGreeting(deps.organisations, frame);
    if ("refused" in greeted) {
      transport.send(encodeFrame({ type: "bye", reason: greeted.refused }));
      transport.close();
      return null;
    }
    const { organisation, certificate } = greeted;
    const { server, authority } = organisation;
    const own = await (line?.identity(organisation) ?? server);
    const seat = createLateSeat(signalling, organisation, certificate);
    let asked: AskedTill | null = null;
    const open: Open = {
      line,
      organisation,
      certificate,
      end: (reason) => {
        transport.send(encodeFrame({ type: "bye", reason }));
        open.session.stop();
      },
      session: runSession({
        config: {
          org: organisation.id,
          certificate: own.certificate,
          signed: own.signed,
          nonce: newSecret(),
          binding: line?.binding ?? "",
          window: WINDOW,
        },
        port: createSyncPort(deps, organisation, certificate),
        transport,
        crypto: nodeCrypto,
        authority,
        sign: server.sign,
        turnAway: (peer) => turnAway(deps, peer, line),
        giveRights: (wants, peer) => giveWithHelp(deps, tills, organisation, wants, peer),
        events: {
          opened: () => {
            seat.take(open.session);
            if (deps.giveRights !== undefined)
              asked = tills.join(organisation.id, certificate.device, open.session);
          },
          rights: (id) => asked?.answered(id),
          relay: seat.relay,
          ended: () => {
            seat.leave();
            asked?.leave();
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
    open: (transport, line) => {
      const close = () => transport.close();
      waiting.add(close);
      let queue: Promise<Open | null> | null = null;
      return {
        receive: (frame) => {
          if (queue === null) {
            queue = greet(frame, transport, line).catch(() => {
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
      signalling.close();
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

const turnAway = async (
  { pool, clock }: SyncHubDeps,
  { org, device, expiresAt, transport }: Certificate,
  line: Line | undefined,
): Promise<ByeReason | null> => {
  if (line !== undefined && transport !== line.fingerprint) return "unpaired";
  if (await isRevoked(pool, org, device)) return "revoked";
  return expiresAt !== undefined && clock() > expiresAt ? "expired" : null;
};

/** More than anything holds: all there is. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Gives what a device asks for. What belongs to one person, who is with the asker now, lies wherever they were last: others are
 * asked first, and the asker gets all that came [RIGHTS-6].
 */
const giveWithHelp = async (
  { giveRights }: SyncHubDeps,
  tills: AskingTills,
  organisation: Organisation,
  wants: readonly Want[],
  peer: Certificate,
): Promise<void> => {
  if (giveRights === undefined) return;
  const isWhole = ({ counter }: Want): boolean => ruleOf(counterRules, counter)?.whole === true;
  await tills.ask(organisation.id, peer.device, wants.filter(isWhole));
  const all = wants.map((want) => (isWhole(want) ? { ...want, amount: ALL } : want));
  await giveRights(organisation, all, peer);
};

/** A device's place among those that are connected, taken once it has proved who it is. */
const createLateSeat = (
  signalling: Signalling,
  { id }: Organisation,
  certificate: Certificate,
): Seat & { readonly take: (session: RunningSession) => void } => {
  let seat: Seat | null = null;
  return {
    take: (session) => {
      seat = signalling.join(id, certificate, {
        relay: session.say,
        links: (devices) => session.say({ type: "links", devices }),
      });
    },
    relay: (message) => seat?.relay(message),
    leave: () => seat?.leave(),
  };
};

const endRevoked = async ({ pool }: SyncHubDeps, sessions: ReadonlySet<Open>): Promise<void> => {
  for (const org of new Set([...sessions].map(({ organisation }) => organisation.id))) {
    const open = [...sessions].filter(({ organisation }) => organisation.id === org);
    const devices = open.map(({ certificate }) => certificate.device);
    const revoked = new Set(await readRevoked(pool, org, devices));
    for (const { certificate, end } of open) if (revoked.has(certificate.device)) end("revoked");
  }
};
