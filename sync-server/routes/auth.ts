import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Ticket } from "../../shared/core/certificate.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import { idField } from "../../shared/lib/schema.ts";
import { type Employee, readEmployee, ticketForDevice } from "../access/people.ts";
import { exchangeToken, REFRESH_DAYS, type Refreshed, startFamily } from "../access/refresh.ts";
import { checkSignIn } from "../access/sign-in.ts";
import { isSecure } from "../middleware/address.ts";
import { Problem } from "../middleware/problem.ts";
import { savePassword, savePinVerifier } from "../store/credentials.ts";
import type { Organisation } from "../store/organisations.ts";
import { deleteFamiliesOf, deleteFamily } from "../store/refresh-tokens.ts";
import type { AppDeps } from "./deps.ts";
import { createRouter, jsonBody, jsonRoute } from "./route.ts";
import { authoritySchema, passwordSchema, personSchema, pinSchema, signedSchema } from "./schemas.ts";

const signedIn = z
  .object({
    /** For `Authorization: Bearer`, ten minutes. The refresh token is in a cookie that no script can read. */
    access: z.string(),
    organisation: z.object({ id: z.string(), name: z.string() }),
    authority: authoritySchema,
    person: personSchema,
    /** For devices: named in their logs before anything the person does there. */
    ticket: signedSchema,
    pinVerifier: pinSchema.nullable(),
  })
  .openapi("SignedIn");

const done = z.object({ done: z.literal(true) });

const signIn = jsonRoute({
  method: "post",
  path: "/v1/auth/sign-in",
  summary: "Signs a person in",
  who: "anyone",
  request: jsonBody(
    z.strictObject({
      login: z.string().min(1).max(100),
      password: z.string().min(1).max(500),
      organisation: z.string().max(100).optional(),
      /** Where the person signs in: the ticket is then good in that device's logs alone. */
      device: idField.optional(),
    }),
  ),
  answer: signedIn,
});

const refresh = jsonRoute({
  method: "post",
  path: "/v1/auth/refresh",
  summary: "A new access token for the cookie; the cookie changes too",
  who: "anyone",
  request: { query: z.object({ device: idField.optional() }) },
  answer: signedIn,
});

const signOut = jsonRoute({
  method: "post",
  path: "/v1/auth/sign-out",
  summary: "Ends this sign-in",
  who: "person",
  answer: done,
});

const pin = jsonRoute({
  method: "post",
  path: "/v1/auth/pin",
  summary: "Keeps what verifies the person's PIN, or forgets it; the PIN itself never comes here",
  who: "person",
  request: jsonBody(z.strictObject({ verifier: pinSchema.nullable() })),
  answer: done,
});

const password = jsonRoute({
  method: "post",
  path: "/v1/auth/password",
  summary: "Changes the person's own password and ends their other sign-ins",
  who: "person",
  request: jsonBody(z.strictObject({ current: z.string().min(1).max(500), next: passwordSchema })),
  answer: done,
});

const COOKIE = "saudaflow_refresh";
const COOKIE_PATH = "/v1/auth";

/** Signing people in and keeping them signed in. */
export const authRoutes = (deps: AppDeps) => {
  const { pool, clock, tokens, auth, passwords, settings } = deps;

  const answer = async (
    c: Context,
    organisation: Organisation,
    person: Employee,
    { family, token }: Refreshed,
    device: string | undefined,
  ) => {
    const named =
      device === undefined ? person : await ticketForDevice(organisation, person.ticket, device as DeviceId);
    setCookie(c, COOKIE, token, {
      httpOnly: true,
      sameSite: "Strict",
      secure: isSecure(c, settings.trustProxy),
      path: COOKIE_PATH,
      maxAge: REFRESH_DAYS * 24 * 3_600,
    });
    return {
      access: await tokens.forPerson(organisation, person.ticket.staff, family),
      organisation: { id: organisation.id as string, name: organisation.name },
      authority: organisation.authority,
      person: personOf(person.ticket),
      ticket: named.signed,
      pinVerifier: person.credentials.pinVerifier,
    };
  };

  return createRouter()
    .openapi(signIn, async (c) => {
      const { login, password: typed, organisation: wanted, device } = c.req.valid("json");
      const organisation = await (wanted === undefined
        ? deps.organisations.only()
        : deps.organisations.find(wanted));
      const person = await checkSignIn(deps, organisation, login, typed);
      if (organisation === null || person === null) throw wrongSignIn();
      const family = await startFamily(pool, organisation.id, person.ticket.staff, clock);
      return c.json(await answer(c, organisation, person, family, device), 200);
    })
    .openapi(refresh, async (c) => {
      const refreshed = await exchangeToken(pool, getCookie(c, COOKIE) ?? "", clock);
      const organisation =
        refreshed === null ? null : await deps.organisations.get(refreshed.token.split(".")[0] ?? "");
      const person =
        refreshed === null || organisation === null
          ? null
          : await readEmployee(pool, organisation, refreshed.staff, clock);
      if (refreshed === null || organisation === null || person === null) {
        deleteCookie(c, COOKIE, { path: COOKIE_PATH });
        throw new Problem(401, "NotSignedIn", { title: "Sign in again." });
      }
      return c.json(await answer(c, organisation, person, refreshed, c.req.valid("query").device), 200);
    })
    .openapi(signOut, async (c) => {
      const { organisation, family } = await auth.person(c);
      await deleteFamily(pool, organisation.id, family);
      deleteCookie(c, COOKIE, { path: COOKIE_PATH });
      return c.json({ done: true as const }, 200);
    })
    .openapi(pin, async (c) => {
      const { organisation, person } = await auth.person(c);
      await savePinVerifier(pool, organisation.id, person.ticket.staff, c.req.valid("json").verifier);
      return c.json({ done: true as const }, 200);
    })
    .openapi(password, async (c) => {
      const { organisation, person, family } = await auth.person(c);
      const { current, next } = c.req.valid("json");
      if (!(await passwords.verify(current, person.credentials.passwordHash)))
        throw new Problem(403, "WrongPassword", {
          field: "current",
          title: "The current password is wrong.",
        });
      await savePassword(pool, organisation.id, person.ticket.staff, await passwords.hash(next));
      await deleteFamiliesOf(pool, organisation.id, person.ticket.staff, family);
      return c.json({ done: true as const }, 200);
    });
};

const personOf = ({ staff, name, role, branches }: Ticket) => ({
  staff: staff as string,
  name,
  role,
  branches: branches === "*" ? ("*" as const) : [...branches],
});

/** The same whatever was wrong. */
const wrongSignIn = (): Problem => new Problem(401, "WrongSignIn", { title: "Login or password is wrong." });
