import type { Logger } from "pino";
import { type Signed, signCertificate } from "../../shared/core/certificate.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import { createFrameReader, createFrameWriter } from "../../shared/sync/link-frames.ts";
import { bindingOf } from "../../shared/sync/pairing/description.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import type { Identity, Line, SyncHub } from "../realtime/sync-hub.ts";
import type { Organisation } from "../store/organisations.ts";
import { lanAddresses } from "./lan-addresses.ts";
import type { LineKey } from "./line-key.ts";
import { startLines } from "./lines.ts";
import type { LineChannel, LineEars } from "./listener.ts";

/** This computer as a place where the shop's tills meet, whatever becomes of the internet. */
export interface LanHub {
  /** As tills remember it; looked up anew each time. */
  readonly address: () => HubAddress;
  /** Lets last words arrive. */
  readonly close: () => Promise<void>;
}

export interface LanHubDeps {
  readonly port: number;
  readonly key: LineKey;
  readonly sessions: Pick<SyncHub, "open">;
  readonly log: Logger;
}

/**
 * Runs the same sessions over direct links as over WebSockets. Gives `missing` where the platform has no library for them; throws where the
 * port is taken.
 */
export const startLanHub = async ({
  port,
  key,
  sessions,
  log,
}: LanHubDeps): Promise<LanHub | { readonly missing: string }> => {
  const identity = createIdentity(key);
  const accept = (channel: LineChannel): LineEars =>
    carrySession(channel, sessions, {
      fingerprint: channel.fingerprint,
      binding: bindingOf(key.fingerprint, channel.fingerprint),
      identity,
    });
  const lines = await startLines({ port, key, log, accept });
  if ("missing" in lines) return lines;
  return {
    address: () => ({ addresses: lanAddresses(), port, fingerprint: key.fingerprint }),
    close: lines.close,
  };
};

/** Frames in messages, both ways. What cannot be read ends the link: nothing after it could be. */
const carrySession = (channel: LineChannel, sessions: Pick<SyncHub, "open">, line: Line): LineEars => {
  const [writer, reader] = [createFrameWriter(), createFrameReader()];
  const send = (frame: string): void => {
    for (const message of writer.write(frame)) channel.send(message);
  };
  const session = sessions.open({ send, close: channel.close }, line);
  return {
    receive: (bytes) => {
      const frame = reader.read(bytes);
      if (!frame.ok) channel.close();
      else if (frame.value !== null) session.receive(frame.value);
    },
    closed: session.closed,
  };
};

/**
 * Our certificate with this key's fingerprint in it. The server signs itself one for its links, never written down: several computers may
 * serve one database, each with a key of its own. A hub has the one its server made for it.
 */
const createIdentity = ({ fingerprint }: LineKey): Line["identity"] => {
  const known = new Map<OrgId, Promise<Identity>>();
  return async ({ id, server, signAsAuthority }: Organisation) => {
    if (server.certificate.kind !== "server") return server;
    const made = known.get(id) ?? certify(server, fingerprint, signAsAuthority);
    known.set(id, made);
    return made;
  };
};

const certify = async (
  { certificate }: Identity,
  transport: string,
  signAsAuthority: Organisation["signAsAuthority"],
): Promise<Identity> => {
  const named = { ...certificate, transport };
  const signed: Signed = await signCertificate(signAsAuthority, named);
  return { certificate: named, signed };
};
