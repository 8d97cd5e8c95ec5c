import { parseLogId } from "../../../shared/core/ids.ts";
import { type Fault, faultOfApi } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";

/** Why a device is put out of use. Either way it is once and for all, and what it held passes to the server. */
export const PUT_OUT_REASONS = ["revoked", "lost"] as const;
export type PutOutReason = (typeof PUT_OUT_REASONS)[number];

/** Puts a device out of use; `null` when it went through. */
export const putOut = (
  { api }: Pick<Shop, "api">,
  device: string,
  reason: PutOutReason,
): Promise<Fault | null> => told(api, `/v1/devices/${encodeURIComponent(device)}/revoke`, { reason });

/** Takes back what a device held before its storage broke; the device goes on. `null` when it went through. */
export const reclaim = ({ api }: Pick<Shop, "api">, device: string): Promise<Fault | null> =>
  told(api, `/v1/devices/${encodeURIComponent(device)}/reclaim`, {});

const told = async (api: Shop["api"], path: string, body: object): Promise<Fault | null> => {
  const done = await api.post(path, body);
  return done.ok ? null : faultOfApi(done.error);
};

/** What only the server can tell of devices. */
export interface ServerWord {
  /** Earlier lives of a device that may still hold goods, by device. */
  readonly oldLives: ReadonlyMap<string, number>;
  /** When a device was put out, ms, by device. */
  readonly putOutAt: ReadonlyMap<string, number>;
  /** The server itself, when its database was put back and it may hold goods under an older name. */
  readonly server: { readonly id: string; readonly oldLives: number };
}

interface ServerDevices {
  readonly devices: readonly {
    readonly id: string;
    readonly revokedAt: number | null;
    readonly oldLives?: number;
  }[];
  readonly server?: ServerWord["server"];
}

/** `null` while the server is out of reach. */
export const askServer = async ({ api }: Pick<Shop, "api">): Promise<ServerWord | null> => {
  const answer = await api.get<ServerDevices>("/v1/devices");
  if (!answer.ok) return null;
  const { devices, server = { id: "", oldLives: 0 } } = answer.value;
  return {
    oldLives: new Map(devices.map(({ id, oldLives = 0 }) => [id, oldLives])),
    putOutAt: new Map(devices.flatMap(({ id, revokedAt }) => (revokedAt === null ? [] : [[id, revokedAt]]))),
    server,
  };
};

/** A device put out, as this one has read it. */
export interface DeviceCutFact {
  /** Ms. */
  readonly at: number;
  readonly reason: string;
}

const LOOK_BACK = 200;

/** The cut that ended a device; `null` when its entry is not on this device. */
export const findCut = async (
  { facts }: Pick<Shop, "facts">,
  device: string,
): Promise<DeviceCutFact | null> => {
  for (const { entry } of await facts({ kinds: ["device.cut"], limit: LOOK_BACK })) {
    const body = entry.body as {
      readonly device?: unknown;
      readonly keeps?: unknown;
      readonly reason?: unknown;
    };
    if (body.device === device && body.keeps === null)
      return { at: entry.at, reason: typeof body.reason === "string" ? body.reason : "" };
  }
  return null;
};

/** Records a device wrote after it was put out: they are kept, and count for nothing. */
export const countAfterCut = ({ attention }: Pick<Shop, "attention">, device: string): number =>
  attention.value.filter(
    ({ type, log, reason }) =>
      type === "entry.void" && reason.startsWith("cut: ") && parseLogId(log)?.device === device,
  ).length;
