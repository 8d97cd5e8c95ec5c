import { decodeJwt, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { DeviceId, StaffId } from "../../shared/core/ids.ts";
import type { Clock } from "../clock.ts";
import { newSecret } from "../crypto.ts";
import type { Organisation, Organisations } from "../store/organisations.ts";

/** What a token is good for; one kind never passes for another. */
type Audience = "person" | "device" | "nonce";

const LIFETIME_S: Readonly<Record<Audience, number>> = { person: 600, device: 600, nonce: 60 };

export interface Tokens {
  readonly forPerson: (organisation: Organisation, staff: StaffId, family: string) => Promise<string>;
  readonly forDevice: (organisation: Organisation, device: DeviceId) => Promise<string>;
  /** Something fresh for a device to sign. */
  readonly nonce: (organisation: Organisation) => Promise<string>;
  /** `null` when the token is forged, out of date, or of another kind. */
  readonly read: (token: string, audience: Audience) => Promise<ReadToken | null>;
}

export interface ReadToken {
  readonly organisation: Organisation;
  readonly subject: string;
  readonly family: string;
}

export const createTokens = (organisations: Organisations, clock: Clock): Tokens => {
  const sign = (organisation: Organisation, audience: Audience, subject: string, claims: JWTPayload = {}) => {
    const issuedAt = Math.floor(clock() / 1_000);
    return new SignJWT({ ...claims, org: organisation.id })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer("saudaflow")
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_S[audience])
      .sign(organisation.tokenSecret);
  };
  return {
    forPerson: (organisation, staff, family) => sign(organisation, "person", staff, { family }),
    forDevice: (organisation, device) => sign(organisation, "device", device),
    nonce: (organisation) => sign(organisation, "nonce", "nonce", { jti: newSecret() }),
    read: async (token, audience) => {
      const organisation = await claimedOrganisation(organisations, token);
      if (organisation === null) return null;
      const payload = await verified(token, organisation, audience, clock());
      if (payload === null) return null;
      return { organisation, subject: payload.sub ?? "", family: String(payload.family ?? "") };
    },
  };
};

/** Whose key to verify with; nothing else in the token is believed before that. */
const claimedOrganisation = async (
  organisations: Organisations,
  token: string,
): Promise<Organisation | null> => {
  try {
    const { org } = decodeJwt(token);
    return typeof org === "string" ? organisations.get(org) : null;
  } catch {
    return null;
  }
};

const verified = async (
  token: string,
  { tokenSecret }: Organisation,
  audience: Audience,
  now: number,
): Promise<JWTPayload | null> => {
  try {
    const options = { issuer: "saudaflow", audience, algorithms: ["HS256"], currentDate: new Date(now) };
    return (await jwtVerify(token, tokenSecret, options)).payload;
  } catch {
    return null;
  }
};
