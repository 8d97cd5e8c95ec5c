import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What `/metrics` shows; a registry of one's own, so that two servers in one process do not collide. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<"method" | "route" | "status">;
  readonly entries: Counter;
  readonly refusals: Counter<"type">;
  readonly sessions: Gauge;
}

export const createMetrics = ({ process = true }: { readonly process?: boolean } = {}): Metrics => {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "saudaflow_request_seconds",
      help: "Time to answer HTTP requests",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    entries: new Counter({
      name: "saudaflow_entries_total",
      help: "Entries taken in from devices",
      registers,
    }),
    refusals: new Counter({
      name: "saudaflow_refusals_total",
      help: "Batches refused, by reason",
      labelNames: ["type"],
      registers,
    }),
    sessions: new Gauge({ name: "saudaflow_sessions", help: "Open sync sessions", registers }),
  };
};
