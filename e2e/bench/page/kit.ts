import { pay } from "./pay.ts";
import { peerReplication } from "./peer.ts";
import { coldStart, hold, rawStart, replicate, transfer } from "./start.ts";

/** What the benchmarks call in the page. */
const benchKit = { coldStart, rawStart, replicate, transfer, hold, pay, peerReplication };

export type BenchKit = typeof benchKit;

Object.assign(window, { kit: benchKit });
