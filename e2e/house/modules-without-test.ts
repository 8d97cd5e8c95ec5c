import { isTest, type SourceFile } from "./source-tree.ts";

/**
 * Modules of `shared/core`, `shared/domain` and `shared/sync` without a same-named test beside them. A file in
 * which no function is written (types, schemas, tables, re-exports) has nothing to run and needs none.
 */
export const modulesWithoutTest = (files: readonly SourceFile[]): readonly string[] => {
  const paths = new Set(files.map((file) => file.path));
  return files
    .filter((file) => /^shared\/(core|domain|sync)\//.test(file.path) && !isTest(file.path))
    .filter((file) => file.functions.length > 0 && !paths.has(file.path.replace(/\.ts$/, ".test.ts")))
    .map((file) => file.path);
};
