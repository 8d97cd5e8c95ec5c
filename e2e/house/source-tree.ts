import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type SourceFacts, styleFacts, typescriptFacts } from "./source-facts.ts";

/** Absolute path of the project. */
export const projectRoot = resolve(import.meta.dirname, "../..");

/** One source file: its path from the project root, with `/`, and what it says about itself. */
export interface SourceFile extends SourceFacts {
  readonly path: string;
  readonly lines: number;
}

/** Reads every TypeScript and CSS file under `root`; skips what is generated, installed or hidden. */
export const readSourceTree = (root: string = projectRoot): readonly SourceFile[] =>
  filesUnder(root, "").map((path) => readSource(path, readFileSync(join(root, path), "utf8")));

/** Reads one file from its text: for the tree, and for tests that plant a breach. */
export const readSource = (path: string, text: string): SourceFile => ({
  path,
  lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
  ...(path.endsWith(".css") ? styleFacts(text) : typescriptFacts(path, text)),
});

/** Tests, and the builders and fakes kept for them in `testing/`. */
export const isTest = (path: string): boolean =>
  /\.(test|e2e)\.tsx?$/.test(path) || path.split("/").includes("testing");

const skipped = new Set(["node_modules", "dist", "data", "test-results", "public"]);

const filesUnder = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || (folder === "" && skipped.has(entry.name))) return [];
    if (entry.isDirectory()) return filesUnder(root, path);
    return /\.(ts|tsx|css)$/.test(entry.name) ? [path] : [];
  });
