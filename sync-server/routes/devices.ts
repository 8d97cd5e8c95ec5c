import { z } from "@hono/zod-openapi";
import type { Pool } from "pg";
import type { PublicKey, Signature } from "../../shared/core/crypto.ts";
import { signedText } from "../../shared/core/crypto.ts";
import { isCut } from "../../shared/core/cut.ts";
import type { DeviceId, OrgId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import { idField, textField } from "../../shared/lib/schema.ts";
import { enrolDevice, issueCode, renewCertificate } from "../access/enrolment.ts";
import { oldLives, takeBackDevice } from "../access/taking-back.ts";
import { nodeCrypto } from "../crypto.ts";
import type { ServerWrite } from "../ingest/server-writer.ts";
import { commandProblem, Problem } from "../middleware/problem.ts";
import { readCutLogs, readCuts } from "../store/cuts.ts";
import { listDevices, readDevice, revokeDevice } from "../store/devices.ts";
import type { Organisation } from "../store/organisations.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";
import { authoritySchema, signedSchema } from "./schemas.ts";

const codes = jsonRoute({
  method: "post",
  path: "/v1/device-codes",
  summary: "A one-time code that lets a new device in, for a quarter of an hour",
  who: "person",
  request: jsonBody(
    z.strictObject({
      kind: z.enum(["till", "phone", "warehouse", "hub"]),
      name: textField(100),
      branch: idField.nullable().default(null),
      /** Till code for receipts; the next free one when left out. */
      code: z
        .string()
        .regex(/^[A-Za-z0-9]{1,6}$/)
        .transform((code) => code.toUpperCase())
        .optional(),
    }),
  ),
  answer: z.object({ code: z.string(), expiresAt: z.int() }),
});

/** SHA-256 fingerprint of the key of direct links, base64url. */
const transport = z.string().regex(/^[\w-]{43}$/);

const enrol = jsonRoute({
  method: "post",
  path: "/v1/devices",
  summary: "Makes the caller a device of the organisation",
  who: "anyone",
  request: jsonBody(
    z.strictObject({
      code: z.string().min(1).max(40),
      /** Raw Ed25519 public key, base64url. */
      key: z.string().regex(/^[\w-]{43}$/),
      transport: transport.optional(),
    }),
  ),
  answer: z.object({
    device: z.string(),
    certificate: signedSchema,
    authority: authoritySchema,
    organisation: z.object({ id: z.string(), name: z.string() }),
  }),
});

const renew = jsonRoute({
  method: "post",
  path: "/v1/devices/certificate",
  summary: "The caller's certificate for another 400 days, naming the key of its direct links",
  who: "device",
  request: jsonBody(z.strictObject({ transport })),
  answer: z.object({ certificate: signedSchema }),
});

const list = jsonRoute({
  method: "get",
  path: "/v1/devices",
  summary: "The organisation's devices",
  who: "person",
  answer: z.object({
    devices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        branch: z.string().nullable(),
        code: z.string(),
        enrolledAt: z.int(),
        revokedAt: z.int().nullable(),
        /** Earlier lives of the device, before its storage broke, that may still hold goods. */
        oldLives: z.int(),
      }),
    ),
    /** This server itself; it has older lives after its database was put back. */
    server: z.object({ id: z.string(), oldLives: z.int() }),
  }),
});

const done = z.object({ done: z.literal(true) });

const revoke = jsonRoute({
  method: "post",
  path: "/v1/devices/{device}/revoke",
  summary: "Puts a device out of use everywhere and takes back what it holds; twice is once",
  who: "person",
  request: {
    params: z.object({ device: idField }),
    body: {
      required: false as const,
      content: {
        "application/json": {
          schema: z.strictObject({ reason: z.enum(["revoked", "lost"]).default("revoked") }),
        },
      },
    },
  },
  answer: done,
});

const reclaim = jsonRoute({
  method: "post",
  path: "/v1/devices/{device}/reclaim",
  summary: "Takes back what earlier lives of a device hold, whose storage broke; the device itself goes on",
  who: "person",
  request: { params: z.object({ device: idField }) },
  answer: done,
});

const nonce = jsonRoute({
  method: "get",
  path: "/v1/device-nonce",
  summary: "Something fresh for a device to sign, good for a minute",
  who: "anyone",
  request: { query: z.object({ org: idField.optional() }) },
  answer: z.object({ nonce: z.string() }),
});

const token = jsonRoute({
  method: "post",
  path: "/v1/device-token",
  summary: "A token for ten minutes, for a device that signs `saudaflow/device\\n<device>\\n<nonce>`",
  who: "anyone",
  request: jsonBody(
    z.strictObject({
      device: idField,
      nonce: z.string().max(1_000),
      signature: z.string().max(100),
    }),
  ),
  answer: z.object({ access: z.string() }),
});

/** Letting devices in, knowing them again, and putting them out. */
export const deviceRoutes = (deps: AppDeps) => {
  const { pool, auth, tokens } = deps;
  return createRouter()
    .openapi(codes, async (c) => {
      const { organisation, person } = await auth.person(c, "access.devices");
      return c.json(await issueCode(deps, organisation, person, c.req.valid("json")), 200);
    })
    .openapi(enrol, async (c) => {
      const { code, key, transport: named } = c.req.valid("json");
      const keys = { key: key as PublicKey, transport: named };
      const { organisation, authority, certificate, signed } = await enrolDevice(deps, code, keys);
      const { id, name } = organisation;
      const device = certificate.device as string;
      return c.json(
        { device, certificate: signed, authority, organisation: { id: id as string, name } },
        200,
      );
    })
    .openapi(renew, async (c) => {
      const { organisation, certificate } = await auth.device(c);
      const fingerprint = c.req.valid("json").transport;
      return c.json(
        { certificate: await renewCertificate(deps, organisation, certificate, fingerprint) },
        200,
      );
    })
    .openapi(list, async (c) => {
      const { organisation } = await auth.person(c, "access.devices");
      const devices = await listDevices(pool, organisation.id);
      const oldOf = await readOldLives(pool, organisation.id);
      const server = organisation.server.certificate.device;
      return c.json(
        {
          server: { id: server as string, oldLives: oldOf(server) },
          devices: devices.map(({ device, certificate, enrolledAt, revokedAt }) => {
            const { name, kind, branch, code } = certificate;
            return {
              id: device as string,
              name,
              kind: kind as string,
              branch: branch as string | null,
              code,
              enrolledAt,
              revokedAt,
              oldLives: oldOf(device),
            };
          }),
        },
        200,
      );
    })
    .openapi(revoke, async (c) => {
      const { organisation, person } = await auth.person(c, "access.devices");
      const device = c.req.valid("param").device as DeviceId;
      const { reason = "revoked" } = c.req.valid("json") ?? {};
      await deps.writer.together(organisation, async (write) => {
        if (!(await revokeDevice(write.db, organisation.id, device))) throw new Problem(404, "UnknownDevice");
        await takeBackDevice({ write, organisation, by: person }, device, reason);
        const retired = await write.run(person, "access.retire-device", { device });
        if (!retired.ok) throw commandProblem(retired.error);
      });
      return c.json({ done: true as const }, 200);
    })
    .openapi(reclaim, async (c) => {
      const { organisation, person } = await auth.person(c, "access.devices");
      const device = c.req.valid("param").device as DeviceId;
      await deps.writer.together(organisation, async (write) => {
        await checkReclaim(write, organisation, person, device);
        await takeBackDevice({ write, organisation, by: person }, device, "old life", { living: true });
      });
      return c.json({ done: true as const }, 200);
    })
    .openapi(nonce, async (c) => {
      const { org } = c.req.valid("query");
      const organisation = await (org === undefined
        ? deps.organisations.only()
        : deps.organisations.get(org));
      if (organisation === null) throw new Problem(404, "UnknownOrganisation", { field: "org" });
      return c.json({ nonce: await tokens.nonce(organisation) }, 200);
    })
    .openapi(token, async (c) => {
      const { device, nonce: given, signature } = c.req.valid("json");
      const organisation = (await tokens.read(given, "nonce"))?.organisation ?? null;
      const known = organisation === null ? null : await readDevice(pool, organisation.id, device);
      const text = signedText.device(device, given);
      const genuine =
        known !== null &&
        known.revokedAt === null &&
        (await nodeCrypto.verify(known.certificate.key, text, signature as Signature));
      if (organisation === null || known === null || !genuine) throw new Problem(401, "NotThisDevice");
      return c.json({ access: await tokens.forDevice(organisation, known.device) }, 200);
    });
};

/** The server's own lives are everybody's affair; of a device, whoever could put it out of use may also take back. */
const checkReclaim = async (
  write: ServerWrite,
  { server }: Organisation,
  person: Person,
  device: DeviceId,
): Promise<void> => {
  if (device === server.certificate.device) {
    if (person.ticket.branches !== "*") throw new Problem(403, "NotAllowed");
    return;
  }
  const refused = await write.check(person, "access.retire-device", { device });
  if (refused !== null) throw commandProblem(refused);
};

/** How many earlier lives of a device were not taken back yet. */
const readOldLives = async (pool: Pool, org: OrgId): Promise<(device: DeviceId) => number> => {
  const logs = await readCutLogs(pool, org, null);
  const { cuts } = await readCuts(pool, org);
  return (device) =>
    oldLives(logs.filter((log) => log.device === device)).filter((holder) => !isCut(cuts, holder)).length;
};
