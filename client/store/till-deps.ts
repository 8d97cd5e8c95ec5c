import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import type { Page } from "../../shared/core/checkpoint.ts";
import type { Crypto, Sign } from "../../shared/core/crypto.ts";
import type { Rules } from "../../shared/core/fold.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import type { Index } from "../../shared/core/state.ts";
import type { EntryStore } from "../../shared/core/store.ts";
import type { ChunkStore } from "./chunk-store.ts";
import type { DeviceStore } from "./device-store.ts";
import type { WitnessStore } from "./life.ts";
import type { WriterLock } from "./writer-lock.ts";

/** Tells other tabs that something was written. */
export interface TabChannel {
  readonly post: () => void;
  readonly listen: (heard: () => void) => void;
}

export interface TillReplicaDeps {
  readonly store: EntryStore;
  readonly chunks: ChunkStore;
  readonly device: DeviceStore;
  readonly witness: WitnessStore;
  readonly tabs: TabChannel;
  /** Made with what to do when the right to write is lost. */
  readonly lock: (onLost: () => void) => WriterLock;
  readonly crypto: Crypto;
  readonly authority: Authority;
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly sign: Sign;
  readonly rules: Rules;
  readonly indexed: readonly Index[];
  /** Pages fetched just now, by chunk: see `openState`. */
  readonly pages?: Map<string, Page>;
  readonly now: () => Instant;
  readonly random: (length: number) => string;
  /** Told of what went wrong where nobody waits for an answer. */
  readonly report: (error: unknown) => void;
}
