import { isDeleted } from "../../../shared/core/document.ts";
import { type DeviceId, parseLogId } from "../../../shared/core/ids.ts";
import { SALE_KIND } from "../../documents/sale-fact.ts";
import type { LastSeen } from "../../session/last-seen.ts";
import type { Shop } from "../../session/shop.ts";
import type { Peer, Way } from "../../sync/mesh/neighbours.ts";

/** Another device of the shop, or the server, as this one sees it. */
export interface Neighbour {
  readonly id: string;
  /** Till code; empty where it has none. */
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** How it is in touch now; `null` when it is not. */
  readonly touch: Touch | null;
  /** When it last was, ms; `null` never as far as this device knows. */
  readonly lastSeen: number | null;
}

export interface Touch {
  readonly way: Way;
  /** A word there and back, ms. */
  readonly rtt: number | null;
  /** Ms since 1970; `null` where only single exchanges are made. */
  readonly since: number | null;
}

export interface Neighbours {
  readonly server: Neighbour;
  readonly inTouch: readonly Neighbour[];
  /** Of this branch, and not in touch. */
  readonly away: readonly Neighbour[];
}

type Known = Pick<Shop, "docs" | "certificate" | "peers" | "sync">;

/** Reads signals: whoever calls it while drawing is drawn again when somebody comes or goes. */
export const neighboursOf = (shop: Known, seen: Pick<LastSeen, "times">): Neighbours => {
  const peers = shop.peers.value.filter(({ kind }) => kind !== "server");
  const present = new Set(peers.map(({ device }) => device));
  return {
    server: serverOf(shop),
    inTouch: peers.map((peer) => withDoc(shop, peer)).sort(byCode),
    away: branchDevices(shop)
      .filter(({ id }) => !present.has(id))
      .map(({ id, code, name, kind }) => {
        const lastSeen = seen.times.value.get(id) ?? null;
        return { id, code, name, kind, touch: null, lastSeen };
      })
      .sort((a, b) => (b.lastSeen ?? 0) - (a.lastSeen ?? 0) || byCode(a, b)),
  };
};

const serverOf = ({ peers, sync }: Known): Neighbour => {
  const peer = peers.value.find(({ kind }) => kind === "server");
  const { server, lastHeard } = sync.value;
  const touch =
    peer === undefined
      ? { way: "server" as const, rtt: null, since: null }
      : { way: peer.way, rtt: peer.rtt, since: peer.since };
  const isHere = peer !== undefined || server === "connected";
  return {
    id: "server",
    code: "",
    name: "",
    kind: "server",
    touch: isHere ? touch : null,
    lastSeen: lastHeard,
  };
};

const withDoc = ({ docs }: Known, { device, name, kind, way, rtt, since }: Peer): Neighbour => {
  const fields = docs("device").get(device)?.fields;
  return {
    id: device,
    code: String(fields?.code ?? ""),
    name: String(fields?.name ?? name),
    kind,
    touch: { way, rtt, since },
    lastSeen: since,
  };
};

const KINDS = ["till", "warehouse", "hub"];

const branchDevices = ({ docs, certificate }: Known) =>
  [...docs("device")].flatMap(([id, doc]) => {
    const { kind, branch, code, name, retired } = doc.fields;
    const isOurs = KINDS.includes(String(kind)) && branch === certificate.branch && id !== certificate.device;
    return isOurs && !isDeleted(doc) && retired !== true
      ? [{ id: id as DeviceId, code: String(code ?? ""), name: String(name ?? ""), kind: String(kind) }]
      : [];
  });

const byCode = (a: Neighbour, b: Neighbour): number =>
  a.code.localeCompare(b.code, "en", { numeric: true }) || a.name.localeCompare(b.name);

/** What nobody else has yet. */
export interface OnlyHere {
  readonly records: number;
  /** How many of them are sales; `null` while there are too many to look through. */
  readonly sales: number | null;
}

/** Sales lie among the newest records; more than this are not gone through. */
const LOOK_THROUGH = 1_000;

export const countOnlyHere = async (
  shop: Pick<Shop, "facts" | "isHeldElsewhere" | "sync" | "certificate">,
): Promise<OnlyHere> => {
  const records = shop.sync.peek().unsent;
  if (records === 0) return { records, sales: 0 };
  const facts = await shop.facts({ kinds: [SALE_KIND], limit: LOOK_THROUGH });
  const own = facts.filter(({ entry }) => parseLogId(entry.log)?.device === shop.certificate.device);
  const sales = own.filter(({ entry }) => !shop.isHeldElsewhere(entry.log, entry.seq)).length;
  return { records, sales: facts.length === LOOK_THROUGH && sales === own.length ? null : sales };
};
