import { posix } from "node:path";
import type { SourceFile } from "./source-tree.ts";

/** Where an import leads: a path from the project root, or the name of a package (`node:fs`, `zod`). */
export type Target = { readonly file: string } | { readonly package: string };

/** Resolves one import of the file at `path`; a query such as `?url` is dropped. */
export const targetOf = (path: string, imported: string): Target => {
  const [plain = ""] = imported.split("?");
  if (plain.startsWith(".")) return { file: posix.join(posix.dirname(path), plain) };
  if (plain.startsWith("/")) return { file: posix.join("public", plain) };
  const parts = plain.split("/");
  return { package: plain.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? plain) };
};

/** Files importing each other in a ring, type imports included; one list per ring, sorted. */
export const importCycles = (files: readonly SourceFile[]): readonly (readonly string[])[] =>
  ringsOf(new Map(files.map((file) => [file.path, filesImportedBy(file)])));

/** Folders of `shared/domain` that need each other in a ring. */
export const domainCycles = (files: readonly SourceFile[]): readonly (readonly string[])[] => {
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const from = domainOf(file.path);
    if (from === undefined) continue;
    const to = filesImportedBy(file).flatMap((path) => domainOf(path) ?? []);
    graph.set(from, [...(graph.get(from) ?? []), ...to.filter((domain) => domain !== from)]);
  }
  return ringsOf(graph);
};

const filesImportedBy = (file: SourceFile): readonly string[] =>
  file.imports.flatMap((imported) => {
    const target = targetOf(file.path, imported);
    return "file" in target ? [target.file] : [];
  });

const domainOf = (path: string): string | undefined => /^shared\/domain\/([^/]+)\//.exec(path)?.[1];

/** Strongly connected components of two or more, and nodes that name themselves (Tarjan 1972). */
const ringsOf = (graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const open: string[] = [];
  const rings: string[][] = [];

  const enter = (node: string): number => {
    const mine = order.size;
    order.set(node, mine);
    open.push(node);
    let low = mine;
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, enter(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === mine) close(node);
    return low;
  };
  const close = (node: string): void => {
    const ring = open.splice(open.indexOf(node));
    if (ring.length > 1 || graph.get(node)?.includes(node)) rings.push(ring.sort());
  };

  for (const node of graph.keys()) if (!order.has(node)) enter(node);
  return rings.sort((a, b) => (a[0] ?? "").localeCompare(b[0] ?? ""));
};
