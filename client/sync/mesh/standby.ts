import type { DeviceId } from "../../../shared/core/ids.ts";
import type { Packed } from "../../../shared/sync/pairing/pack.ts";
import { readCode, writeCode } from "../../../shared/sync/pairing/pairing-code.ts";
import type { Link } from "./link.ts";
import { checksumOf } from "./meetings.ts";

/**
 * The way back when nobody can carry words: two linked tills agree beforehand how the one will call when it has lost the link, by reload or
 * crash, and the other keeps a connection waiting for just that call. It needs a browser that lets a page choose its own ICE name; where one
 * does not, all other ways remain.
 */
export interface Standby {
  /** Agrees with a till that we are linked with on our next life; what was agreed before is void. */
  readonly agree: (device: DeviceId) => void;
  /** Its word on that; whether it was one. `remote` is the key it links under. */
  readonly hear: (from: DeviceId, remote: string, body: string) => boolean;
  /** Tills that wait for our call. */
  readonly waiting: () => readonly DeviceId[];
  /** Calls one. */
  readonly call: (device: DeviceId) => void;
  /** With whom this link is to be, where it is a call of ours. */
  readonly deviceOf: (link: Link) => DeviceId | null;
  /** The link is open, and what was agreed used up, or it is over. */
  readonly done: (link: Link) => void;
  readonly stop: () => void;
}

/** What one has to know to call: kept on disk. */
export interface Agreement {
  readonly device: DeviceId;
  /** Our ICE name and password in our next life. */
  readonly ufrag: string;
  readonly pwd: string;
  /** The other's answer, as a code. */
  readonly answer: string;
}

interface Proposal extends Pick<Agreement, "ufrag" | "pwd"> {
  readonly checksum: number | null;
}

export interface StandbyDeps {
  readonly fingerprint: string;
  readonly open: (isOurs: boolean) => Link | null;
  /** Says it to a till that we are linked with. */
  readonly send: (to: DeviceId, body: string) => void;
  readonly known: readonly Agreement[];
  readonly save: (agreements: readonly Agreement[]) => void;
  /** Letters a–z 2–7. */
  readonly random: (length: number) => string;
}

const MARK = "next ";
/** A till that answers does so at once. */
const CALL_MS = 2_500;
/** Kept for so many tills; those met last. */
const MOST = 30;

export const createStandby = (deps: StandbyDeps): Standby => {
  const { fingerprint, open, send, save, random } = deps;
  let agreements = deps.known;
  let isPossible = true;
  const proposed = new Map<DeviceId, Proposal>();
  const spares = new Map<DeviceId, Link>();
  const calls = new Map<Link, DeviceId>();

  const keep = (next: readonly Agreement[]): void => {
    agreements = next.slice(0, MOST);
    save(agreements);
  };
  const without = (device: DeviceId) => agreements.filter((each) => each.device !== device);

  /** Waits for the other's next life: it comes without candidates, for nobody knows where from. */
  const waitFor = async (
    device: DeviceId,
    remote: string,
    { description, checksum }: Packed,
  ): Promise<void> => {
    if (description.fingerprint !== remote) return;
    spares.get(device)?.close();
    const link = spares.size < MOST ? open(false) : null;
    if (link === null) return;
    spares.set(device, link);
    link.expect(remote, Number.POSITIVE_INFINITY);
    try {
      send(device, MARK + writeCode(await link.connection.answer(description), checksum));
    } catch {
      link.close();
    }
  };
  /** An answer to what was proposed before the last proposal is void: the other waits under the last one's name. */
  const agreed = (device: DeviceId, text: string, { answers }: Packed): void => {
    const ours = proposed.get(device);
    if (ours === undefined || ours.checksum !== answers) return;
    proposed.delete(device);
    keep([{ device, ufrag: ours.ufrag, pwd: ours.pwd, answer: text }, ...without(device)]);
  };
  return {
    agree: (device) => {
      const next = { ufrag: random(4), pwd: random(24) };
      const code = writeCode({ type: "offer", fingerprint, candidates: [], ...next });
      proposed.set(device, { ...next, checksum: checksumOf(code) });
      send(device, MARK + code);
    },
    hear: (from, remote, body) => {
      if (!body.startsWith(MARK)) return false;
      const text = body.slice(MARK.length);
      const code = readCode(text);
      if (code.ok && code.value.answers === null) void waitFor(from, remote, code.value);
      else if (code.ok && code.value.description.fingerprint === remote) agreed(from, text, code.value);
      return true;
    },
    waiting: () => (isPossible ? agreements.map(({ device }) => device) : []),
    call: (device) => {
      const agreement = agreements.find((each) => each.device === device);
      const code = readCode(agreement?.answer ?? "");
      const link = agreement !== undefined && code.ok ? open(true) : null;
      if (agreement === undefined || link === null || !code.ok) return;
      calls.set(link, device);
      const { description } = code.value;
      link.expect(description.fingerprint, CALL_MS);
      link.connection.resume(agreement, description).catch(() => {
        isPossible = false; // this browser does not let a page choose its ICE name
        link.close();
      });
    },
    deviceOf: (link) => calls.get(link) ?? null,
    done: (link) => {
      const called = calls.get(link);
      if (called !== undefined && link.peer() !== null) keep(without(called));
      calls.delete(link);
      for (const [device, spare] of spares) if (spare === link) spares.delete(device);
    },
    stop: () => {
      for (const link of [...spares.values(), ...calls.keys()]) link.close();
    },
  };
};
