import { type Signal, signal } from "@preact/signals";
import type { DeviceId } from "../../shared/core/ids.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { MeshActions } from "../session/shop.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";
import type { PairingError } from "../sync/mesh/pairing.ts";

/** Links as screens see them, with codes a test can read: an offer is `OFFER`, what answers it `ANSWER`. */
export interface FakeMesh {
  readonly mesh: MeshActions;
  readonly peers: Signal<readonly Peer[]>;
  /** The next step ends with this error. */
  readonly failNext: (error: PairingError) => void;
}

export const OFFER = "SF1OFFER";
export const ANSWER = "SF1ANSWER";

export const aPeer = (over: Partial<Omit<Peer, "device">> & { readonly device?: string } = {}): Peer => {
  const { device = "till-2", ...rest } = over;
  return {
    device: device as DeviceId,
    name: "Till 2",
    kind: "till",
    since: 1_790_000_000_000,
    rtt: 3,
    way: "direct",
    ...rest,
  };
};

export const createFakeMesh = (peers: Signal<readonly Peer[]> = signal([])): FakeMesh => {
  let failure: PairingError | null = null;
  const answer = async <T>(
    expected: string | null,
    text: string,
    value: T,
  ): Promise<Result<T, PairingError>> => {
    const failed = failure;
    failure = null;
    if (failed !== null) return err(failed);
    return expected === null || text === expected ? ok(value) : err({ type: "NotACode" });
  };
  return {
    peers,
    failNext: (error) => {
      failure = error;
    },
    mesh: {
      createOffer: () => answer(null, "", OFFER),
      acceptOffer: (text) => answer(OFFER, text, ANSWER),
      acceptAnswer: (text) => answer(ANSWER, text, { device: "till-2" as DeviceId, name: "Till 2" }),
      reach: async () => "open",
    },
  };
};
