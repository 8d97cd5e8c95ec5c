import type { Context } from "hono";
import type { Pool } from "pg";
import type { Certificate } from "../../shared/core/certificate.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import { type Employee, readSignedIn } from "../access/people.ts";
import type { ReadToken, Tokens } from "../access/tokens.ts";
import type { Clock } from "../clock.ts";
import { readDevice } from "../store/devices.ts";
import type { Organisation } from "../store/organisations.ts";
import { Problem } from "./problem.ts";

export interface SignedIn {
  readonly organisation: Organisation;
  readonly person: Employee;
  /** The sign-in the access token belongs to. */
  readonly family: string;
}

export interface KnownDevice {
  readonly organisation: Organisation;
  readonly certificate: Certificate;
}

/** Who asks. Each throws a 401 problem when nobody does, whatever is wrong with the token. */
export interface Auth {
  /** The person, as their document says now; a 403 problem where they lack the permission. */
  readonly person: (c: Context, permission?: string) => Promise<SignedIn>;
  readonly device: (c: Context) => Promise<KnownDevice>;
  /** The organisation of a person or a device. */
  readonly either: (c: Context) => Promise<Organisation>;
}

export interface AuthDeps {
  readonly pool: Pool;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

export const createAuth = ({ pool, tokens, clock }: AuthDeps): Auth => {
  const personOf = async (read: ReadToken): Promise<SignedIn> => {
    const { organisation, subject, family } = read;
    const person = await readSignedIn(pool, organisation, subject, family, clock);
    if (person === null) throw notSignedIn();
    return { organisation, person, family };
  };
  const deviceOf = async ({ organisation, subject }: ReadToken): Promise<KnownDevice> => {
    const device = await readDevice(pool, organisation.id, subject);
    if (device === null || device.revokedAt !== null) throw notSignedIn();
    return { organisation, certificate: device.certificate };
  };
  return {
    person: async (c, permission) => {
      const read = await tokens.read(bearer(c), "person");
      if (read === null) throw notSignedIn();
      const signedIn = await personOf(read);
      if (permission !== undefined && !mayAct(signedIn.person.ticket, permission, null))
        throw new Problem(403, "NotAllowed", { error: { type: "NotAllowed", permission } });
      return signedIn;
    },
    device: async (c) => {
      const read = await tokens.read(bearer(c), "device");
      if (read === null) throw notSignedIn();
      return deviceOf(read);
    },
    either: async (c) => {
      const token = bearer(c);
      const person = await tokens.read(token, "person");
      if (person !== null) return (await personOf(person)).organisation;
      const device = await tokens.read(token, "device");
      if (device === null) throw notSignedIn();
      return (await deviceOf(device)).organisation;
    },
  };
};

const bearer = (c: Context): string => /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";

const notSignedIn = (): Problem =>
  new Problem(401, "NotSignedIn", {
    title: "Sign in first, or again.",
    headers: { "www-authenticate": "Bearer" },
  });
