import type { Batch, Refusal } from "../../shared/core/admission.ts";
import { type Heads, missingFrom } from "../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import type { DeviceHttp } from "../session/device-token.ts";

export interface ExchangeDeps {
  readonly replica: Replica;
  readonly device: DeviceId;
  readonly http: DeviceHttp;
  readonly acknowledged: (heads: Heads) => void;
  readonly refused: (refusal: Refusal) => void;
}

interface Pulled {
  /** How far the server holds this device's own logs. */
  readonly heads: Heads;
  readonly batches: readonly Batch[];
  readonly more: boolean;
}

interface Pushed {
  readonly heads: Heads;
  readonly refused: readonly Refusal[];
}

const PUSH_LENGTH = 256 * 1024;
const PUSH_ENTRIES = 500;

/**
 * One exchange with the server by plain requests, where a WebSocket does not come through: takes in what this replica lacks, then sends
 * what this device wrote and the server lacks. Whether the server answered throughout.
 */
export const exchangeByHttp = async (deps: ExchangeDeps): Promise<boolean> => {
  const { replica, http } = deps;
  for (;;) {
    const body = { heads: replica.heads(), max: 1_000 };
    const pulled = await http.json<Pulled>({ method: "POST", path: "/v1/sync/pull", body });
    if (!pulled.ok) return false;
    for (const batch of pulled.value.batches) if (!(await replica.admit(batch)).ok) return false;
    if (!pulled.value.more || pulled.value.batches.length === 0) return push(deps, pulled.value.heads);
  }
};

const push = async (deps: ExchangeDeps, held: Heads): Promise<boolean> => {
  const { replica, device, http, acknowledged, refused } = deps;
  const own = [...replica.state.logs.values()].filter((log) => log.device === device);
  for (const { id } of own) if (held[id] !== undefined) acknowledged({ [id]: held[id] } as Heads);
  for (const { log, after } of missingFrom(own, { ...zeroes(own), ...held })) {
    let sentTo = after;
    for (;;) {
      const batch = await replica.read(log, sentTo, PUSH_ENTRIES, PUSH_LENGTH);
      if (batch === null) break;
      const body = { batches: [batch] };
      const pushed = await http.json<Pushed>({ method: "POST", path: "/v1/sync/push", body });
      if (!pushed.ok) return false;
      acknowledged(pushed.value.heads);
      for (const refusal of pushed.value.refused) refused(refusal);
      const reached = pushed.value.heads[log] ?? 0;
      if (reached <= sentTo) break;
      sentTo = reached;
    }
  }
  return true;
};

/** The server names every log of ours that it holds, so one it does not name it does not hold. */
const zeroes = (logs: readonly { readonly id: LogId }[]): Heads =>
  Object.fromEntries(logs.map(({ id }) => [id, 0]));
