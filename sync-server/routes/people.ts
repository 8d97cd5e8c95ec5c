import { z } from "@hono/zod-openapi";
import type { Pool } from "pg";
import { isDeleted } from "../../shared/core/document.ts";
import type { BranchId, StaffId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import { mayInBranch } from "../../shared/domain/access/judge.ts";
import { ROLES } from "../../shared/domain/access/roles.ts";
import { foreignBranch, mayGrant, readStaff, type Staff } from "../../shared/domain/access/staff.ts";
import { freeTextField, idField, textField } from "../../shared/lib/schema.ts";
import { personReads } from "../access/scopes.ts";
import { endTickets } from "../access/taking-back.ts";
import { newId } from "../crypto.ts";
import { commandProblem, Problem } from "../middleware/problem.ts";
import { savePassword, savePinVerifier } from "../store/credentials.ts";
import { readDoc, readDocsOfType } from "../store/documents.ts";
import type { Organisation } from "../store/organisations.ts";
import { deleteFamiliesOf } from "../store/refresh-tokens.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";
import { passwordSchema } from "./schemas.ts";

const branchesSchema = z.union([z.literal("*"), z.array(idField).max(200)]);
const done = z.object({ done: z.literal(true) });

const listBranches = jsonRoute({
  method: "get",
  path: "/v1/branches",
  summary: "Branches the person works in",
  who: "person",
  answer: z.object({
    branches: z.array(z.object({ id: z.string(), name: z.string(), address: z.string(), open: z.boolean() })),
  }),
});

const addBranch = jsonRoute({
  method: "post",
  path: "/v1/branches",
  summary: "Opens a branch",
  who: "person",
  request: jsonBody(z.strictObject({ name: textField(100), address: freeTextField(300).default("") })),
  answer: z.object({ branch: z.string() }),
});

const listStaff = jsonRoute({
  method: "get",
  path: "/v1/staff",
  summary: "Who works here",
  who: "person",
  answer: z.object({
    staff: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        login: z.string(),
        active: z.boolean(),
        branches: z.union([z.literal("*"), z.array(z.string())]),
      }),
    ),
  }),
});

const addStaff = jsonRoute({
  method: "post",
  path: "/v1/staff",
  summary: "Someone new, with their first password",
  who: "person",
  request: jsonBody(
    z.strictObject({
      name: textField(100),
      role: z.enum(ROLES),
      login: textField(60),
      branches: branchesSchema,
      password: passwordSchema,
    }),
  ),
  answer: z.object({ staff: z.string() }),
});

const resetPassword = jsonRoute({
  method: "post",
  path: "/v1/staff/{staff}/password",
  summary: "A new password for someone who forgot theirs; ends their sign-ins",
  who: "person",
  request: {
    params: z.object({ staff: idField }),
    ...jsonBody(
      z.strictObject({
        password: passwordSchema,
        /** Somebody else may know the old one or the PIN: what is done with tickets of before counts for nothing. */
        everywhere: z.boolean().default(false),
      }),
    ),
  },
  answer: done,
});

const resetPin = jsonRoute({
  method: "post",
  path: "/v1/staff/{staff}/pin/reset",
  summary: "Takes a person's PIN away: they sign in with their password before they act again, everywhere",
  who: "person",
  request: { params: z.object({ staff: idField }) },
  answer: done,
});

/** Branches and staff; what changes goes through the same commands as everywhere. */
export const peopleRoutes = ({ pool, auth, writer, passwords, clock }: AppDeps) =>
  createRouter()
    .openapi(listBranches, async (c) => {
      const { organisation, person } = await auth.person(c);
      const docs = await readDocsOfType(pool, organisation.id, ["branch"]);
      const mine = docs.filter(
        ({ id, doc }) => !isDeleted(doc) && mayInBranch(person.ticket, id as BranchId),
      );
      const branches = mine.map(({ id, doc: { fields } }) => ({
        id,
        name: String(fields.name ?? ""),
        address: String(fields.address ?? ""),
        open: fields.open !== false,
      }));
      return c.json({ branches: branches.sort((a, b) => (a.name < b.name ? -1 : 1)) }, 200);
    })
    .openapi(addBranch, async (c) => {
      const { organisation, person } = await auth.person(c);
      const branch = newId();
      const run = await writer.run(organisation, person, "access.add-branch", {
        branch,
        ...c.req.valid("json"),
      });
      if (!run.ok) throw commandProblem(run.error);
      return c.json({ branch }, 200);
    })
    .openapi(listStaff, async (c) => {
      const { organisation, person } = await auth.person(c);
      if (!personReads(person.ticket).organisation) throw new Problem(403, "NotAllowed");
      const docs = await readDocsOfType(pool, organisation.id, ["staff"]);
      const staff = docs
        .filter(({ doc }) => !isDeleted(doc))
        .map(({ id, doc }) => readStaff(id as StaffId, doc));
      return c.json({ staff: staff.map(shown).sort((a, b) => (a.name < b.name ? -1 : 1)) }, 200);
    })
    .openapi(addStaff, async (c) => {
      const { organisation, person } = await auth.person(c, "access.staff");
      const { password, ...wanted } = c.req.valid("json");
      const [staff, passwordHash] = [newId(), await passwords.hash(password)];
      await writer.together(organisation, async ({ db, run }) => {
        const added = await run(person, "access.add-staff", { staff, ...wanted });
        if (!added.ok) throw commandProblem(added.error);
        await savePassword(db, organisation.id, staff, passwordHash);
      });
      return c.json({ staff }, 200);
    })
    .openapi(resetPassword, async (c) => {
      const { organisation, person } = await auth.person(c, "access.staff");
      const staff = c.req.valid("param").staff as StaffId;
      const { password, everywhere } = c.req.valid("json");
      await checkReset(pool, organisation, person, staff);
      const passwordHash = await passwords.hash(password);
      await writer.together(organisation, async (write) => {
        if (everywhere) await endTickets({ write, organisation, by: person }, staff, clock);
        await savePassword(write.db, organisation.id, staff, passwordHash);
        await savePinVerifier(write.db, organisation.id, staff, null);
        await deleteFamiliesOf(write.db, organisation.id, staff);
      });
      return c.json({ done: true as const }, 200);
    })
    .openapi(resetPin, async (c) => {
      const { organisation, person } = await auth.person(c, "access.staff");
      const staff = c.req.valid("param").staff as StaffId;
      await checkReset(pool, organisation, person, staff);
      await writer.together(organisation, async (write) => {
        await endTickets({ write, organisation, by: person }, staff, clock);
        await savePinVerifier(write.db, organisation.id, staff, null);
      });
      return c.json({ done: true as const }, 200);
    });

/** Owners' and admins' credentials are reset by owners only; of others by whoever works where they do [ACCESS-5]. */
const checkReset = async (
  pool: Pool,
  organisation: Organisation,
  { ticket }: Person,
  staff: StaffId,
): Promise<void> => {
  const doc = await readDoc(pool, organisation.id, "staff", staff);
  if (doc === undefined || isDeleted(doc)) throw new Problem(404, "UnknownStaff");
  if (staff === ticket.staff) return;
  const { role, branches } = readStaff(staff, doc);
  if (!mayGrant(ticket, role)) throw commandProblem({ type: "OwnerOnly", field: "role", role });
  const foreign = foreignBranch(ticket, branches);
  if (foreign !== null) throw commandProblem({ type: "NotInBranch", field: "branches", branch: foreign });
};

const shown = ({ id, branches, ...staff }: Staff) => ({
  ...staff,
  id: id as string,
  branches: branches === "*" ? ("*" as const) : branches.map(String),
});
