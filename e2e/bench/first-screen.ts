import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { projectRoot } from "../house/source-tree.ts";
import { atMost, type Figure, round } from "./figure.ts";

interface Piece {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Piece>>;

/** What is fetched one after another until the till can be used; of the languages, the heaviest. */
const PATH = ["index.html", "features/till/screen.tsx"];
const LANGUAGES = /shared\/i18n\/(en|kk|ru|uz)\.ts$/;

/** Code and styles of a production build that must be there before the till can be used, gzipped one by one as served. */
export const firstScreen = async (): Promise<readonly Figure[]> => {
  const outDir = mkdtempSync(join(tmpdir(), "saudaflow-bench-build-"));
  try {
    await build({
      configFile: join(projectRoot, "vite.config.ts"),
      root: join(projectRoot, "client"),
      logLevel: "error",
      build: { outDir, emptyOutDir: true, manifest: true },
    });
    const manifest = JSON.parse(readFileSync(join(outDir, ".vite/manifest.json"), "utf8")) as Manifest;
    const sizeOf = (file: string): number => gzipSync(readFileSync(join(outDir, file))).length;
    const languages = Object.keys(manifest).filter((key) => LANGUAGES.test(key));
    const always = filesOf(manifest, PATH);
    const withLanguage = languages.map((key) => filesOf(manifest, [...PATH, key]));
    const files = withLanguage.toSorted((a, b) => total(b, sizeOf) - total(a, sizeOf))[0] ?? always;
    const largest = [...files].map((file) => ({ file, kb: round(sizeOf(file) / 1024) }));
    return [
      atMost(
        {
          name: "first screen, all JavaScript and CSS before the till can be used, gzip",
          value: round(total(files, sizeOf) / 1024),
          unit: "KB",
          detail: { files: files.size, largest: largest.toSorted((a, b) => b.kb - a.kb).slice(0, 8) },
        },
        120,
      ),
    ];
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
};

const total = (files: ReadonlySet<string>, sizeOf: (file: string) => number): number =>
  [...files].reduce((sum, file) => sum + sizeOf(file), 0);

/** The pieces' files with all they import statically. */
const filesOf = (manifest: Manifest, keys: readonly string[]): ReadonlySet<string> => {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const piece = manifest[key];
    if (piece === undefined) throw new Error(`The build has no ${key}`);
    for (const file of [piece.file, ...(piece.css ?? [])]) if (/\.(js|css)$/.test(file)) files.add(file);
    for (const imported of piece.imports ?? []) take(imported);
  };
  for (const key of keys) take(key);
  return files;
};
