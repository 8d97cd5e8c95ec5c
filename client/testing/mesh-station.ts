import type { Authority } from "../../shared/core/certificate.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import { type RunDeps, runSession, type SessionEvents, type Transport } from "../../shared/sync/run.ts";
import { testCrypto, testKey } from "../../shared/testing/crypto.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { createMesh, type Mesh } from "../sync/mesh/mesh.ts";
import type { Agreement } from "../sync/mesh/standby.ts";
import { type Air, fingerprintOf } from "./fake-air.ts";
import type { HandTimers } from "./hand-timers.ts";

/** A device with its mesh, in memory. */
export interface Station {
  readonly id: DeviceId;
  readonly device: TestDevice;
  readonly mesh: Mesh;
  /** Names of those it is in touch with. */
  readonly peers: () => readonly string[];
  /** What was agreed with others, as on disk. */
  readonly disk: { agreements: readonly Agreement[] };
  readonly reported: unknown[];
}

export interface StationDeps {
  readonly air: Air;
  readonly timers: HandTimers;
  readonly device: TestDevice;
  readonly hub?: () => HubAddress | null;
  readonly turnAway?: NonNullable<RunDeps["turnAway"]>;
  readonly isRevoked?: (device: DeviceId) => boolean;
  /** What an earlier life left on disk. */
  readonly disk?: Station["disk"];
}

const authority: Authority = { org: "org-1" as Authority["org"], key: testKey("authority").key };
let nonces = 0;

/** Runs a session of the device, as over any link. */
export const sessionOf = (
  device: TestDevice,
  transport: Transport,
  events: SessionEvents,
  more: Partial<RunDeps> = {},
) => {
  const { certificate, signed, sign } = device.writer();
  const config = { org: authority.org, certificate, signed, nonce: `n${++nonces}`, binding: "", window: 8 };
  return runSession({
    config,
    port: replicaPort(device.replica()),
    transport,
    crypto: testCrypto,
    authority,
    sign,
    events,
    ...more,
  });
};

export const createStation = (deps: StationDeps): Station => {
  const { air, timers, device, turnAway } = deps;
  const id = device.certificate.device;
  const disk = deps.disk ?? { agreements: [] };
  const reported: unknown[] = [];
  let drawn = 0;
  const mesh = createMesh({
    me: id,
    connections: air.connections(id),
    startSession: (transport, _, events) =>
      sessionOf(device, transport, events, turnAway === undefined ? {} : { turnAway }),
    isRevoked: deps.isRevoked ?? (() => false),
    hub: deps.hub ?? (() => null),
    agreements: {
      known: disk.agreements,
      save: (agreements) => {
        disk.agreements = agreements;
      },
    },
    acknowledged: () => {},
    rights: () => {},
    random: (length) =>
      `${id.replaceAll(/[^a-z]/g, "")}${++nonces}x${++drawn}`.slice(-length).padStart(length, "z"),
    now: timers.now,
    chance: () => 0.5,
    after: timers.after,
    report: (error) => reported.push(error),
  });
  mesh.start();
  return {
    id,
    device,
    mesh,
    disk,
    reported,
    peers: () => mesh.peers.value.map(({ name }) => name).sort(),
  };
};

/** As people do it with the codes on the screens. */
export const pairStations = async (timers: HandTimers, first: Station, second: Station) => {
  const offer = await first.mesh.createOffer();
  const answer = offer.ok ? await second.mesh.acceptOffer(offer.value) : offer;
  const paired = answer.ok ? first.mesh.acceptAnswer(answer.value) : Promise.resolve(answer);
  await timers.pass(200);
  return paired;
};

export const hubAt = (name: string): HubAddress => ({
  addresses: ["192.168.1.2"],
  port: 8_788,
  fingerprint: fingerprintOf(name),
});
