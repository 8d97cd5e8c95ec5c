import type { Replica } from "../core/replica.ts";
import type { LogState } from "../core/state.ts";
import { ok } from "../lib/result.ts";
import type { SyncPort } from "./run.ts";

/** A replica in memory as a session's storage: a till's, headless or not. */
export const replicaPort = (replica: Replica): SyncPort => {
  const { state } = replica;
  return {
    logs: async () => [...state.logs.values()].map(headed),
    read: async (log, after, limit, length) => {
      const batch = await replica.read(log, after, limit, length);
      return batch === null ? null : { ...batch, last: after + batch.entries.length };
    },
    admit: async (batch) => {
      const admitted = await replica.admit(batch);
      return admitted.ok
        ? ok({ head: state.logs.get(batch.log)?.head ?? 0, refusal: admitted.value })
        : admitted;
    },
    subscribe: (listener) =>
      replica.subscribe(({ logs }) => {
        if (logs.length > 0) listener(logs.flatMap((id) => state.logs.get(id) ?? []).map(headed));
      }),
  };
};

/** A copy: the state's own heads move on while a session looks. */
const headed = ({ id, head, continues }: LogState) => ({ id, head, continues });
