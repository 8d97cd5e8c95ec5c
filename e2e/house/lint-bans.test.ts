import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "./source-tree.ts";

interface Plant {
  readonly path: string;
  readonly text: string;
  /** The rule that refuses it (`plugin` for rules of our own), or none. */
  readonly rule?: string;
}

const plants: readonly Plant[] = [
  { path: "shared/core/a.ts", text: "export const a = Date.now();", rule: "plugin" },
  { path: "shared/core/a.ts", text: "export const a = { now: Date.now };", rule: "plugin" },
  { path: "shared/core/a.ts", text: "export const a = new Date();", rule: "plugin" },
  { path: "shared/core/a.ts", text: "export const a = Math.random();", rule: "plugin" },
  {
    path: "shared/core/a.ts",
    text: "export const a = crypto.subtle;",
    rule: "lint/style/noRestrictedGlobals",
  },
  { path: "shared/core/a.ts", text: "console.log(1);", rule: "lint/suspicious/noConsole" },
  { path: "client/store/a.ts", text: "export const a = () => Date.now();", rule: "plugin" },
  { path: "client/store/a.ts", text: "export const a = () => crypto.randomUUID();", rule: "plugin" },
  {
    path: "client/app/a.ts",
    text: "export const a = () => console.log(1);",
    rule: "lint/suspicious/noConsole",
  },
  { path: "sync-server/routes/a.ts", text: "export const a = () => new Date();", rule: "plugin" },
  { path: "client/ui/a.tsx", text: "export const A = () => <p>Сату</p>;", rule: "plugin" },
  { path: "client/ui/a.tsx", text: `export const A = () => <p>{"Sold"}</p>;`, rule: "plugin" },
  { path: "client/ui/a.tsx", text: `export const A = () => <Field label="Name" />;`, rule: "plugin" },
  {
    path: "client/ui/a.tsx",
    text: "useEffect(() => scans.subscribe((s) => a(s)), [scans]);",
    rule: "plugin",
  },
  {
    path: "client/ui/a.tsx",
    text: "useEffect(() => (on ? s?.subscribe(a) : undefined), [s]);",
    rule: "plugin",
  },
  { path: "client/ui/a.tsx", text: "useEffect(() => b.current?.focus(), []);", rule: "plugin" },
  {
    path: "client/ui/a.ts",
    text: 'useEffect(() => { window.addEventListener("keydown", a, { capture: true }); }, []);',
    rule: "plugin",
  },
  { path: "shared/core/a.ts", text: "export const a: any = 1;", rule: "lint/suspicious/noExplicitAny" },
  { path: "shared/core/a.ts", text: "export default 1;", rule: "lint/style/noDefaultExport" },
  {
    path: "shared/core/a.ts",
    text: "const f = async () => 1;\nexport const g = () => { f(); };",
    rule: "lint/nursery/noFloatingPromises",
  },
  { path: "shared/core/a.ts", text: "export const a = new Date(5);" },
  { path: "shared/core/a.test.ts", text: "export const a = Date.now();" },
  { path: "client/device/clock.ts", text: "export const now = () => Date.now();" },
  { path: "sync-server/clock.ts", text: "export const now = () => Date.now();" },
  { path: "client/ui/a.tsx", text: `export const A = () => <p class="row">{t("a.b")} · 1 000 ₸</p>;` },
  { path: "client/ui/a.tsx", text: "useLayoutEffect(() => b.current?.focus(), []);" },
  { path: "client/ui/a.tsx", text: "useEffect(() => { b(); }, []);" },
  { path: "e2e/replay/main.ts", text: "console.log(Date.now());" },
];

const folder = mkdtempSync(join(tmpdir(), "saudaflow-lint-"));
const complaints: { file: string; rule: string }[] = [];

/** Each plant lies in a file of its own beside a copy of the rules, so that Biome runs once for all. */
const fileOf = (row: number): string => (plants[row]?.path ?? "").replace("/a.", `/a${row}.`);

beforeAll(() => {
  cpSync(join(projectRoot, "biome.jsonc"), join(folder, "biome.jsonc"));
  cpSync(join(projectRoot, "e2e/house/lint"), join(folder, "e2e/house/lint"), { recursive: true });
  plants.forEach(({ text }, row) => {
    mkdirSync(dirname(join(folder, fileOf(row))), { recursive: true });
    writeFileSync(join(folder, fileOf(row)), text);
  });
  const biome = join(projectRoot, "node_modules/.bin/biome");
  const lint = ["lint", "--reporter=github", "--max-diagnostics=none", "."];
  const { stdout } = spawnSync(biome, lint, { cwd: folder, encoding: "utf8" });
  for (const [, rule = "", file = ""] of stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)) {
    complaints.push({ rule, file });
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(plants.map((plant, row) => ({ ...plant, row })))("$path: $text gives $rule", ({ rule, row }) => {
  const found = complaints
    .filter(({ file }) => file.endsWith(fileOf(row)))
    .map((complaint) => complaint.rule);
  expect(found).toEqual(rule === undefined ? [] : [rule]);
});
