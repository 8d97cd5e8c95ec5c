import { type Authority, signTicket, type Ticket } from "../../shared/core/certificate.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { testKey } from "../../shared/testing/crypto.ts";
import type { Http, HttpError, HttpRequest } from "../session/http.ts";
import type { PinVerifier } from "../session/pin.ts";

const key = testKey("authority");
export const authority: Authority = { org: "org-1" as OrgId, key: key.key };

/** A server with people and passwords, one cookie, and a plug to pull. */
export const createSignInServer = () => {
  const verifiers = new Map<string, PinVerifier | null>();
  const roles = new Map([
    ["ann", "seller"],
    ["bek", "manager"],
  ]);
  const server = {
    isUp: true,
    cookie: null as string | null,
    tokens: 0,
    time: 1,
    asked: [] as HttpRequest[],
    roles,
    verifiers,
  };
  const signedIn = async (staff: string) => {
    const role = roles.get(staff) ?? "";
    const ticket = {
      org: authority.org,
      staff,
      name: staff,
      role,
      branches: "*",
      issuedAt: server.time,
    } as unknown as Ticket;
    return ok({
      access: `${staff}-${++server.tokens}`,
      organisation: { id: "org-1", name: "Shop" },
      authority,
      person: { staff, name: staff, role, branches: "*" },
      ticket: await signTicket(key.sign, ticket),
      pinVerifier: verifiers.get(staff) ?? null,
    });
  };
  const problem = (status: number, code: string): Result<never, HttpError> =>
    err({ type: "Problem", status, code, retryAfter: status === 429 ? 30 : null });
  const answer = async ({ path, body, bearer }: HttpRequest): Promise<Result<unknown, HttpError>> => {
    const {
      login = "",
      password,
      verifier = null,
    } = (body ?? {}) as {
      readonly login?: string;
      readonly password?: string;
      readonly verifier?: PinVerifier | null;
    };
    if (path === "/v1/auth/sign-in") {
      if (password === "too many") return problem(429, "TooManyTries");
      if (!roles.has(login) || password !== "secret") return problem(401, "WrongSignIn");
      server.cookie = login;
      return signedIn(login);
    }
    if (path === "/v1/auth/refresh?device=till-1")
      return server.cookie === null ? problem(401, "NotSignedIn") : signedIn(server.cookie);
    if (bearer !== `${server.cookie}-${server.tokens}`) return problem(401, "NotSignedIn");
    if (path === "/v1/auth/pin") verifiers.set(server.cookie ?? "", verifier);
    return ok({ path });
  };
  const json = async (request: HttpRequest) => {
    server.asked.push(request);
    return server.isUp ? answer(request) : err({ type: "Offline" });
  };
  return Object.assign(server, { http: { json } as unknown as Http });
};
