import { expect, test } from "vitest";
import { aRun, SERVER, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { reading } from "./reading.ts";

const aRunWithCosts = () => {
  const run = aRun();
  for (const device of ["till-1", SERVER]) {
    const log = run.open(device, "office");
    run.signIn(log, "boss", "owner");
    const id = `tea-of-${device}`;
    run.write(log, "cost.recorded", { by: "boss", patches: [{ doc: "cost", id, set: { cost: 70 } }] });
  }
  return run.evidence();
};

test("[STOCK-6] a till knows the costs it wrote and no others", () => {
  const evidence = aRunWithCosts();
  expect(breachesOf(reading, evidence)).toEqual([]);
  const server = evidence.replicas.find(({ replica }) => replica === "srv#1");
  const told = withReplica(evidence, "till-2#1", ({ state }) => ({
    state: { ...state, docs: server?.state.docs ?? [] },
  }));
  expect(breachesOf(reading, told)).toEqual([
    "till-2#1 knows what tea-of-till-1 costs",
    "till-2#1 knows what tea-of-srv costs",
  ]);
});

test("[SYNC-2] a log of another scope is nobody's to hold", () => {
  const evidence = aRunWithCosts();
  const server = evidence.replicas.find(({ replica }) => replica === "srv#1");
  const told = withReplica(evidence, "till-2#1", () => ({ rows: server?.rows ?? [] }));
  expect(breachesOf(reading, told)).toEqual([
    "till-2#1 holds till-1.1aaaa.office",
    "till-2#1 holds srv.1aaaa.office",
  ]);
});
