import type { Batch } from "../../shared/core/admission.ts";
import type { Json } from "../../shared/core/canonical.ts";
import { type Authority, type Certificate, signCertificate } from "../../shared/core/certificate.ts";
import type { Effect } from "../../shared/core/counter.ts";
import { signedText, ZERO_HASH } from "../../shared/core/crypto.ts";
import { type Entry, type Patch, type SealedEntry, sealEntry } from "../../shared/core/entry.ts";
import type { Continues } from "../../shared/core/heads.ts";
import {
  type DeviceId,
  epochId,
  type HolderId,
  holderId,
  logId,
  type OrgId,
  type Scope,
  type StaffId,
} from "../../shared/core/ids.ts";
import { type Instant, nextStamp, type Stamp } from "../../shared/core/stamp.ts";
import { createSigner, nodeCrypto, type Signer } from "../crypto.ts";

export interface TestAuthority extends Authority {
  readonly signer: Signer;
}

export const testAuthority = (org = "org-a"): TestAuthority => {
  const signer = createSigner();
  return { org: org as OrgId, key: signer.key, signer };
};

/** What goes into one entry; the rest follows from the log. */
export interface EntryParts {
  readonly kind: string;
  readonly v?: number;
  readonly body?: Json;
  readonly by?: string;
  readonly at?: number;
  readonly patches?: readonly Patch[];
  readonly effects?: readonly Effect[];
  readonly stamp?: Stamp;
}

/** A device's log written by hand, without the writer's own checks: for what an honest device would not write, too. */
export interface LogWriter {
  readonly id: ReturnType<typeof logId>;
  readonly certificate: Certificate;
  readonly signer: Signer;
  /** Adds entries and gives them as one signed batch; the first one also opens the log. */
  readonly write: (...parts: readonly EntryParts[]) => Promise<Batch>;
  /** All entries from 1 on as one batch. */
  readonly all: () => Promise<Batch>;
  readonly head: () => number;
  readonly entries: readonly SealedEntry[];
}

export interface LogWriterOptions {
  readonly scope?: Scope;
  readonly epoch?: string;
  readonly continues?: Continues | null;
  readonly certificate?: Partial<Certificate>;
  readonly signer?: Signer;
  /** The life of the device; a new one when left out. */
  readonly holder?: HolderId;
}

export const aLog = async (
  authority: TestAuthority,
  device: string,
  options: LogWriterOptions = {},
): Promise<LogWriter> => {
  const { scope = "org", continues = null, signer = createSigner() } = options;
  const certificate: Certificate = {
    org: authority.org,
    device: device as DeviceId,
    name: device,
    kind: "till",
    branch: null,
    code: "T1",
    key: signer.key,
    reads: ["*"],
    writes: ["*"],
    issuedAt: 1,
    ...options.certificate,
  };
  const signed = await signCertificate(authority.signer.sign, certificate);
  const epoch = epochId(1, options.epoch ?? "test");
  const id = logId(certificate.device, epoch, scope);
  const entries: SealedEntry[] = [];
  let stamp = "" as Stamp;
  const add = (parts: EntryParts): void => {
    stamp = parts.stamp ?? nextStamp(stamp, parts.at ?? 1_000, certificate.device);
    const entry: Entry = {
      log: id,
      seq: entries.length + 1,
      prev: entries.at(-1)?.hash ?? ZERO_HASH,
      stamp,
      at: (parts.at ?? 1_000) as Instant,
      by: (parts.by ?? "system") as StaffId,
      kind: parts.kind,
      v: parts.v ?? 1,
      body: parts.body ?? {},
      patches: parts.patches ?? [],
      effects: parts.effects ?? [],
    };
    entries.push(sealEntry(nodeCrypto, entry, null));
  };
  const batchFrom = async (start: number): Promise<Batch> => {
    const last = entries.at(-1);
    if (last === undefined) throw new Error("Nothing written");
    const signature = await signer.sign(signedText.log(id, last.entry.seq, last.hash));
    return { log: id, entries: entries.slice(start).map(({ text }) => text), signature };
  };
  return {
    id,
    certificate,
    signer,
    entries,
    head: () => entries.length,
    all: () => batchFrom(0),
    write: async (...parts) => {
      const start = entries.length;
      if (start === 0) {
        const { holder = holderId(certificate.device, epoch) } = options;
        add({ kind: "log.opened", body: { holder, continues, certificate: signed } as unknown as Json });
      }
      for (const part of parts) add(part);
      return batchFrom(start);
    },
  };
};
