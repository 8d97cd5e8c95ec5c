import { indexes } from "../../../shared/commands.ts";
import { takePage } from "../../../shared/core/checkpoint.ts";
import { epochId, type HolderId, holderId } from "../../../shared/core/ids.ts";
import { type RefoldDeps, refoldState } from "../../../shared/core/refold.ts";
import { createReplica } from "../../../shared/core/replica.ts";
import { foldTail } from "../../../shared/core/restore.ts";
import { type Change, createState, type Foreseen, type State } from "../../../shared/core/state.ts";
import type { Writer } from "../../../shared/core/writer.ts";
import { openDisk, type Power } from "./disk.ts";
import { rulesOf } from "./rules.ts";
import type { Host, Program, World } from "./types.ts";
import { clockOf, letter } from "./world.ts";

interface ServerDevice {
  readonly epochs: number;
  readonly holder: HolderId;
  readonly storage: string;
}

/**
 * The organisation's server as one more replica with the authority's word. Epoch and holder follow the server's own rule
 * (`ingest/server-epochs.ts`): a new epoch for each process, and the holder stays while the storage is the one it
 * was; a store that was put back is another.
 */
export const openServer = async (world: World, host: Host, power: Power): Promise<Program> => {
  const { certificate, signed, sign } = host;
  const { store, device } = openDisk(host.disk, power);
  const deps = { store, crypto: world.crypto, authority: world.authority, rules: rulesOf(host) };
  const { pages } = world.base;
  const base = async (foreseen?: Foreseen) => {
    const state = createState(indexes, foreseen);
    for (const page of pages) takePage(state, page);
    return { state, covers: world.base.covers };
  };
  const { state, covers } = await base();
  const arrived = await foldAll({ ...deps, base }, state, covers);
  const replica = createReplica({ ...deps, state, arrived, base, now: () => clockOf(world, host) });
  const enter = async (): Promise<Writer> => {
    const known = (await device.get<ServerDevice>("server")) as ServerDevice;
    const epochs = known.epochs + 1;
    const epoch = epochId(epochs, letter(world, 4));
    const holder = known.storage === host.disk.identity ? known.holder : holderId(certificate.device, epoch);
    await device.set("server", { epochs, holder, storage: host.disk.identity });
    return { certificate, signed, sign, crypto: world.crypto, epoch, holder };
  };
  const writers = [await enter()];
  return {
    power,
    replica,
    writer: () => writers[world.tick % writers.length] ?? null,
    saveCheckpoint: async () => undefined,
    wantsPages: () => false,
    unsent: () => null,
    acknowledged: () => undefined,
    join: async () => void writers.push(await enter()),
    close: () => undefined,
    till: null,
  };
};

/** Folds what lies on the disk; once more where a cut that stands among the rows made void what came before it [FOLD-4]. */
export const foldAll = async (deps: RefoldDeps, state: State, after: number): Promise<number> => {
  let again = false;
  const changed = ({ refold }: Change) => {
    again ||= refold === true;
  };
  const { arrived } = await foldTail({ ...deps, changed }, state, after);
  if (again) await refoldState(deps, state);
  return arrived;
};
