import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { breachesOf, topLevel } from "./folder-table.ts";
import { domainCycles, importCycles } from "./import-graph.ts";
import { modulesWithoutTest } from "./modules-without-test.ts";
import { projectRoot, readSource, readSourceTree } from "./source-tree.ts";

const files = readSourceTree();

test("only what belongs there stands at the top", () => {
  const strangers = readdirSync(projectRoot).filter(
    (name) => !name.startsWith(".") && !topLevel.includes(name),
  );
  expect(strangers).toEqual([]);
});

test("folders import only what the table allows", () => {
  expect(files.flatMap(breachesOf)).toEqual([]);
});

test("no file imports itself in a ring, types included", () => {
  expect(importCycles(files)).toEqual([]);
});

test("no domain folder needs itself in a ring", () => {
  expect(domainCycles(files)).toEqual([]);
});

test("every module of the core, the domain and sync has its test beside it", () => {
  expect(modulesWithoutTest(files)).toEqual([]);
});

test.each([
  ["shared/lib/a.ts", `import { b } from "../core/b.ts";`],
  ["shared/core/a.ts", `import type { B } from "../domain/sale/b.ts";`],
  ["shared/core/a.ts", `type B = import("../sync/b.ts").B;`],
  ["shared/domain/sale/a.ts", `export * from "../../commands.ts";`],
  ["shared/domain/pudding/a.ts", ""],
  ["shared/core/a.ts", `import { readFileSync } from "node:fs";`],
  ["shared/domain/catalog/a.ts", `import Papa from "papaparse";`],
  ["shared/core/a.test.ts", `import { app } from "../../sync-server/app.ts";`],
  ["client/helpers/a.ts", ""],
  ["client/ui/a.tsx", `const load = () => import("../features/till/screen.tsx");`],
  ["client/features/till/a.tsx", `import "../receipts/receipts.module.css";`],
  ["client/features/till/a.module.css", `.a { composes: b from "../receipts/b.module.css"; }`],
  ["client/features/till/a.tsx", `import { routes } from "../../app/routes.ts";`],
  ["client/store/a.ts", `import { a } from "../../sync-server/store/a.ts";`],
  ["client/store/a.ts", `import { join } from "node:path";`],
  ["client/store/a.ts", `import { fake } from "./testing/fake.ts";`],
  ["client/workers/a.ts", `new Worker(new URL("../app/b.worker.ts", import.meta.url));`],
  ["sync-server/routes/a.ts", `import { b } from "../../client/store/b.ts";`],
  ["sync-server/routes/a.ts", `import { database } from "../testing/database.ts";`],
])("%s may not say %s", (path, text) => {
  expect(breachesOf(readSource(path, text))).toHaveLength(1);
});

test.each([
  ["shared/core/a.ts", `import { ok } from "../lib/result.ts"; import { z } from "zod";`],
  ["shared/core/a.ts", `import { sha256 } from "@noble/hashes/sha2.js";`],
  ["shared/domain/sale/a.ts", `import type { Product } from "../catalog/product.ts";`],
  ["shared/domain/sale/a.test.ts", `import fc from "fast-check"; import { c } from "../../commands.ts";`],
  ["shared/core/a.test.ts", `import { readFileSync } from "node:fs"; import { s } from "../sync/s.ts";`],
  ["client/main.tsx", `import { app } from "./app/app.tsx"; import "virtual:pwa-register";`],
  ["client/app/routes.ts", `const till = () => import("../features/till/screen.tsx");`],
  ["client/features/till/a.tsx", `import { Button } from "../../ui/button.tsx"; import "./b.module.css";`],
  ["client/store/a.test.ts", `import { fake } from "./testing/fake.ts"; import { join } from "node:path";`],
  ["sync-server/app.test.ts", `import { createApp } from "./app.ts"; import "../shared/commands.ts";`],
  ["shared/commands.test.ts", `import { commands } from "./commands.ts";`],
  ["sync-server/routes/a.test.ts", `import { database } from "../testing/database.ts";`],
  [
    "e2e/replay/a.ts",
    `import { createApp } from "../../sync-server/app.ts"; import "../../client/store/b.ts";`,
  ],
])("%s may say %s", (path, text) => {
  expect(breachesOf(readSource(path, text))).toEqual([]);
});

test("a ring is seen through type imports and lazy imports", () => {
  const ring = [
    readSource("shared/core/a.ts", `import type { B } from "./b.ts";`),
    readSource("shared/core/b.ts", `export const c = () => import("./c.ts");`),
    readSource("shared/core/c.ts", `export type A = import("./a.ts").A;`),
    readSource("shared/core/d.ts", `export * from "./a.ts";`),
  ];
  expect(importCycles(ring)).toEqual([["shared/core/a.ts", "shared/core/b.ts", "shared/core/c.ts"]]);
});

test("two domain folders may not need each other, even through different files", () => {
  const pair = [
    readSource("shared/domain/sale/a.ts", `import "../stock/b.ts";`),
    readSource("shared/domain/stock/c.ts", `import "../sale/d.ts";`),
  ];
  expect(domainCycles(pair)).toEqual([["sale", "stock"]]);
});
