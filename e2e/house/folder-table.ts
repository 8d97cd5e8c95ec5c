import { targetOf } from "./import-graph.ts";
import { isTest, type SourceFile } from "./source-tree.ts";

/** What may stand at the top of the project; names that begin with a dot are free. */
export const topLevel: readonly string[] = [
  "client",
  "sync-server",
  "shared",
  "public",
  "e2e",
  "data",
  "dist",
  "node_modules",
  "test-results",
  "README.md",
  "biome.jsonc",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
];

/**
 * Folders and who may import whom. Each folder may also import itself, except that a feature or a domain
 * folder is judged by the rules below. Nothing else may hold code.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "shared/lib": [],
  "shared/core": ["shared/lib"],
  "shared/domain": ["shared/core", "shared/lib"],
  "shared/commands.ts": ["shared/domain", "shared/core", "shared/lib"],
  "shared/sync": ["shared/core", "shared/lib"],
  "shared/i18n": ["shared/domain", "shared/core", "shared/lib"],
  "shared/documents": ["shared/domain", "shared/i18n", "shared/core", "shared/lib"],

  "client/main.tsx": ["client", "shared"],
  "client/globals.d.ts": [],
  "client/app": ["client", "shared"],
  "client/features": ["client", "shared"],
  "client/ui": ["client", "shared"],
  "client/store": ["client", "shared"],
  "client/sync": ["client", "shared"],
  "client/session": ["client", "shared"],
  "client/device": ["client", "shared"],
  "client/workers": ["client", "shared"],
  "client/documents": ["client", "shared"],
  "client/display": ["client", "shared"],

  "sync-server/main.ts": ["sync-server", "shared"],
  "sync-server/start.ts": ["sync-server", "shared"],
  "sync-server/app.ts": ["sync-server", "shared"],
  "sync-server/server.ts": ["sync-server", "shared"],
  "sync-server/crypto.ts": ["sync-server", "shared"],
  "sync-server/env.ts": ["sync-server", "shared"],
  "sync-server/clock.ts": ["sync-server", "shared"],
  /** Whoever doubts the program can check its log without it. */
  "sync-server/verify-log.ts": [],
  "sync-server/routes": ["sync-server", "shared"],
  "sync-server/middleware": ["sync-server", "shared"],
  "sync-server/access": ["sync-server", "shared"],
  "sync-server/demo": ["sync-server", "shared"],
  "sync-server/ingest": ["sync-server", "shared"],
  "sync-server/store": ["sync-server", "shared"],
  "sync-server/realtime": ["sync-server", "shared"],
  "sync-server/hub": ["sync-server", "shared"],
  "sync-server/jobs": ["sync-server", "shared"],

  "client/testing": ["client", "shared"],
  "shared/testing": ["shared"],
  "sync-server/testing": ["sync-server", "shared"],
  /** A judge shares no code with what it judges. */
  "e2e/simulator/oracle": ["e2e/simulator/evidence.ts"],
  e2e: ["client", "sync-server", "shared", "public"],
};

const domains = new Set(
  (
    "catalog stock sale payment shift customer order promo review vehicle financing insurance booking " +
    "notification report access rights paper fiscal account refund"
  ).split(" "),
);

/** npm packages that run anywhere, so shared code may use them. */
const anywhere = new Set(["zod", "@noble/hashes", "fflate"]);

/** Every import of `file` the table forbids, and the file itself when no folder of the table holds it. */
export const breachesOf = (file: SourceFile): readonly string[] => {
  if (!file.path.includes("/")) return [];
  const folder = folderOf(file.path);
  if (folder === undefined) return [`${file.path}: stands in no folder of the table`];
  return file.imports.flatMap((imported) => {
    const target = targetOf(file.path, imported);
    const refused =
      "package" in target
        ? refusedPackage(file.path, target.package)
        : refusedFile(file.path, folder, target.file);
    return refused ? [`${file.path} -> ${imported}: ${refused}`] : [];
  });
};

const folderOf = (path: string): string | undefined => {
  const [own = "", , domain = "", inDomain] = path.split("/");
  if (path.startsWith("shared/domain/") && inDomain !== undefined && !domains.has(domain)) return undefined;
  if (isTest(path) && own !== "e2e") return `${own}/testing`;
  return Object.keys(mayImport).find((folder) => isWithin(folder, path));
};

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

const refusedPackage = (path: string, name: string): string | undefined => {
  if (isTest(path) || !/^(shared|client)\//.test(path)) return undefined;
  if (path.startsWith("shared/")) return anywhere.has(name) ? undefined : "does not run everywhere";
  return name.startsWith("node:") ? "is not in a browser" : undefined;
};

const refusedFile = (path: string, folder: string, target: string): string | undefined => {
  const allowed = [folder, ...(mayImport[folder] ?? [])];
  if (!allowed.some((name) => isWithin(name, target))) return `${folder} may not import it`;
  if (folder === "e2e" || isTest(path)) return undefined;
  if (isTest(target)) return "only tests may import it";
  return folder.startsWith("client/") ? refusedInClient(path, target) : undefined;
};

/** main.tsx composes, app holds the shell and routes, features do not know each other, the rest serves them. */
const refusedInClient = (path: string, target: string): string | undefined => {
  const [from, to] = [clientLevel(path), clientLevel(target)];
  if (to > from) return "a lower folder may not import a higher one";
  const [mine, other] = [featureOf(path), featureOf(target)];
  return mine !== undefined && other !== undefined && mine !== other
    ? "a feature may not import another"
    : undefined;
};

const clientLevel = (path: string): number => {
  if (path === "client/main.tsx") return 3;
  if (path.startsWith("client/app/")) return 2;
  return path.startsWith("client/features/") ? 1 : 0;
};

const featureOf = (path: string): string | undefined => /^client\/features\/([^/]+)/.exec(path)?.[1];
