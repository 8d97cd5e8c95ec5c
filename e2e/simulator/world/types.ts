import type { ShiftBook } from "../../../client/session/shift-book.ts";
import type { Shop } from "../../../client/session/shop.ts";
import type { Authority, Certificate, Signed } from "../../../shared/core/certificate.ts";
import type { Page } from "../../../shared/core/checkpoint.ts";
import type { Sign } from "../../../shared/core/crypto.ts";
import type { Rules } from "../../../shared/core/fold.ts";
import type { Heads } from "../../../shared/core/heads.ts";
import type { DeviceId, HolderId, LogId, StaffId } from "../../../shared/core/ids.ts";
import type { Replica } from "../../../shared/core/replica.ts";
import type { EntryRow } from "../../../shared/core/store.ts";
import type { Person, Writer } from "../../../shared/core/writer.ts";
import type { Random } from "../../../shared/lib/seeded-random.ts";
import type { ByeReason, Want } from "../../../shared/sync/messages.ts";
import type { RunningSession } from "../../../shared/sync/run.ts";
import type {
  Act,
  Claim,
  Crime,
  Destruction,
  Fate,
  Hello,
  Opening,
  RefusedEntry,
  ShownReceipt,
} from "../evidence.ts";
import type { Settings } from "../settings.ts";
import type { SimCrypto } from "./crypto.ts";
import type { Disk, Power } from "./disk.ts";

/** A program that runs on a device: dead once its power is gone. */
export interface Program {
  readonly power: Power;
  readonly replica: Replica;
  /** `null` where nothing is written: a hub. */
  readonly writer: () => Writer | null;
  /** Writes a checkpoint, where the program makes any. */
  readonly saveCheckpoint: () => Promise<void>;
  /** Whether the state must be fetched anew from the server, as far as the program knows. */
  readonly wantsPages: () => boolean;
  /** Entries of its own that it shows as held nowhere else; `null` for a program that shows none. */
  readonly unsent: () => number | null;
  /** A peer told what it holds. */
  readonly acknowledged: (heads: Heads) => void;
  /** Another process of the same program begins to write over the same store; only a server's does. */
  readonly join: () => Promise<void>;
  readonly close: () => void;
  /** What the app of a till has besides; `null` for all others. */
  readonly till: Till | null;
}

/** What a till's app keeps over the replica. */
export interface Till {
  /** Facts of shifts, gathered when it is told to. */
  readonly shifts: Pick<ShiftBook, "sums" | "refresh">;
  /** Facts on the disk, newest first. */
  readonly facts: Shop["facts"];
  /** Answers a peer that asks for rights. */
  readonly give: (wants: readonly Want[], peer: Certificate) => Promise<void>;
}

/** A device with one storage; what is put back from an old copy is the same device, a clone is another. */
export interface Host {
  /** `device#n`. */
  readonly id: string;
  readonly device: DeviceId;
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly sign: Sign;
  disk: Disk;
  program: Program | null;
  /** How far its clock is off, ms, and ms it loses or gains per second. */
  clock: { offset: number; drift: number };
  /** Whether it runs the program version that is one ahead. */
  next: boolean;
  /** Who signed in here online once, and may again with a PIN. */
  readonly people: Map<StaffId, Person>;
  person: StaffId | null;
  /** Pages it may begin with when everything is new. */
  readonly pages: readonly Page[];
  /** Pages of the checkpoint on its disk, read beforehand; for the first opening alone. */
  ready: ReadonlyMap<string, Page>;
  /** The numbers that the pages account for with which it began. */
  began: Record<LogId, number>;
  /** Whether its disk was lost, put back or copied since it was last open. */
  broken: boolean;
  /** Never to be seen again. */
  gone: boolean;
  hostile: boolean;
  /** Copies of its disk, by the step that took them. */
  readonly backups: { readonly disk: Disk; readonly people: ReadonlyMap<StaffId, Person> }[];
}

/** One direction of a link. */
export interface Lane {
  readonly from: Host;
  readonly to: Host;
  readonly frames: string[];
  /** Frames wait here for ever while it is blocked. */
  blocked: boolean;
  /** Deliveries to let pass before the next frame is let through. */
  delay: number;
}

/** Two hosts that may talk. */
export interface Link {
  readonly a: Host;
  readonly b: Host;
  readonly toA: Lane;
  readonly toB: Lane;
  /** Whether they are to be connected: a partition takes that away. */
  up: boolean;
  /** After it was ended by word: not dialled again before this step. */
  notBefore: number;
  /** Why the last session ended. */
  ended: ByeReason | null;
  sessionA: RunningSession | null;
  sessionB: RunningSession | null;
}

/** What went on, as the evidence tells it. */
export interface Record_ {
  readonly shown: ShownReceipt[];
  readonly acts: Act[];
  readonly claims: Claim[];
  readonly destroyed: Destruction[];
  readonly refused: RefusedEntry[];
  readonly hellos: Map<string, Hello>;
  /** The last frame with heads that each host sent. */
  readonly lastHellos: Map<string, string>;
  readonly crimes: Crime[];
  readonly openings: Map<DeviceId, Opening[]>;
  readonly fates: Map<DeviceId, Fate[]>;
  readonly tickets: Map<StaffId, Person[]>;
}

export interface World {
  readonly seed: number;
  readonly settings: Settings;
  readonly crypto: SimCrypto;
  readonly authority: Authority;
  readonly authoritySign: Sign;
  /** The server's folded state as all runs begin with it, and how many rows it accounts for. */
  readonly base: Prepared["base"];
  readonly hosts: Host[];
  readonly links: Link[];
  readonly products: string[];
  readonly customers: readonly string[];
  /** The promotion that takes a code. */
  readonly promotion: string;
  /** Counts steps. */
  tick: number;
  /** The true time, ms. */
  time: number;
  /** Draws of the step at hand: removing another step changes none of them. */
  dice: Random;
  ids: number;
  /** Frames on their way are lost, doubled, turned round and damaged as the settings say. */
  weather: boolean;
  readonly record: Record_;
  /** How often each fault and deed occurred. */
  readonly counts: Map<string, number>;
  /** Takes what happened into the run's digest. */
  readonly note: (text: string) => void;
  /** Something that must never happen was seen on the way. */
  readonly alarms: { readonly invariant: string; readonly detail: string }[];
}

/** Devices that were opened once and closed again. */
export interface Prepared {
  readonly base: { readonly pages: readonly Page[]; readonly covers: number };
  readonly devices: ReadonlyMap<
    DeviceId,
    {
      readonly disk: Disk;
      readonly began: Readonly<Record<LogId, number>>;
      readonly ready: ReadonlyMap<string, Page>;
    }
  >;
  readonly openings: ReadonlyMap<DeviceId, readonly Opening[]>;
}

/** The organisation as every run finds it: set up at the server. */
export interface Genesis {
  readonly rows: readonly EntryRow[];
  readonly pages: readonly Page[];
  readonly heads: Readonly<Record<LogId, number>>;
  readonly holder: HolderId;
  readonly products: readonly string[];
  readonly customers: readonly string[];
  readonly promotion: string;
  readonly device: readonly (readonly [string, string])[];
}

export type RulesOf = (host: Pick<Host, "next">) => Rules;
