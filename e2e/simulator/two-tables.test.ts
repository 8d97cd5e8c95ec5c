import { expect, test } from "vitest";
import type { Kind } from "../../shared/core/kind.ts";
import { rolesByPermission } from "../../shared/domain/access/roles.ts";
import { kindTable } from "./oracle/naive/kind-table.ts";
import { rolesByPermission as judgedRoles } from "./oracle/naive/role-table.ts";
import { rulesOf } from "./world/rules.ts";

/** The newest program there is in a run. */
const { kinds } = rulesOf({ next: true });

test("[ACCESS-1] the oracle's table of permissions, written down apart, says the same as the program's", () => {
  expect(judgedRoles).toEqual(rolesByPermission);
});

test("[ACCESS-9] so does its table of kinds", () => {
  expect(Object.keys(kindTable).sort()).toEqual(Object.keys(kinds).sort());
});

const declared = ({ version, scope, permission, changes }: Kind) => ({
  version,
  scope,
  permission,
  docs: [...(changes?.docs ?? [])].sort(),
  effects: [...(changes?.effects ?? [])].sort(),
});

test.each(Object.keys(kinds))("[ACCESS-9] %s may be and change the same in both", (kind) => {
  const { version, scope, permission, docs = [], effects = [], asks } = kindTable[kind]!;
  const judged = { version, scope, permission, docs: [...docs].sort(), effects: [...effects].sort() };
  expect(judged).toEqual(declared(kinds[kind]!));
  expect(asks !== undefined).toBe(kinds[kind]?.asks !== undefined);
});
