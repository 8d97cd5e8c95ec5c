import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrPath, qrRuns } from "./qr.ts";

test("runs are the dark modules, no more and no less", () => {
  const payload = "T1-1K7MQ-0017;2026-11-21T10:00;125000;KZT";
  const { data, size } = encode(payload, { ecc: "M", border: 0 });
  const { size: drawn, runs } = qrRuns(payload);
  const painted = data.map((row) => row.map(() => false));
  for (const { row, column, length } of runs)
    for (let i = 0; i < length; i++) (painted[row] as boolean[])[column + i] = true;
  expect(drawn).toBe(size);
  expect(painted).toEqual(data);
});

test("a path has one part a run", () => {
  const code = qrRuns("a");
  expect(qrPath(code).match(/M/g)).toHaveLength(code.runs.length);
});
