import { expect, test } from "vitest";
import { coversOf, isLate, reachOf } from "./cover.ts";

const at = (log: string, seq: number) => ({ log, seq, hash: `${log}${seq}` });

test("[SHIFT-6] a Z reaches to the last of its deeds in each log", () => {
  expect(coversOf([at("b", 4), at("a", 9), at("a", 3)])).toEqual([
    { log: "a", to: 9, hash: "a9" },
    { log: "b", to: 4, hash: "b4" },
  ]);
});

test("[SHIFT-9] late is what neither the Z nor an amendment reached", () => {
  const reach = reachOf([coversOf([at("a", 9)]), coversOf([at("a", 12), at("b", 1)])]);
  const late = [at("a", 9), at("a", 12), at("a", 13), at("b", 2), at("c", 1)].filter((fact) =>
    isLate(reach, fact),
  );
  expect(late.map(({ hash }) => hash)).toEqual(["a13", "b2", "c1"]);
});
