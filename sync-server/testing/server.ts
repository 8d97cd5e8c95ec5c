import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import { signedText } from "../../shared/core/crypto.ts";
import type { BranchId, OrgId } from "../../shared/core/ids.ts";
import { type SetUp, setUp } from "../access/set-up.ts";
import { createSigner, type Signer } from "../crypto.ts";
import { type Server, type ServerOptions, startServer } from "../server.ts";
import { testDatabase } from "./database.ts";

/** A server on a database of its own, with a clock that stands still until it is moved. */
export interface TestServer extends Server {
  readonly clock: { now: number };
  readonly request: (path: string, options?: RequestOptions) => Promise<Answer>;
  /** Another process on the same database. */
  readonly another: (options?: ServerOptions) => Promise<Server>;
  readonly drop: () => Promise<void>;
}

export interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT";
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed answer, of whatever shape: tests look into it. */
  readonly json: Parsed;
}

/** What `JSON.parse` gives. */
export type Parsed = ReturnType<typeof JSON.parse>;

const NO_LIMITS = { requests: 1e6, signIns: 1e6, guesses: 1e6 };

export const testServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const database = await testDatabase();
  const clock = { now: 1_790_000_000_000 };
  const common: ServerOptions = {
    port: 0,
    databaseUrl: database.url,
    passwordCost: 4,
    poolSize: 8,
    limits: NO_LIMITS,
    clock: () => clock.now as ReturnType<NonNullable<ServerOptions["clock"]>>,
    ...options,
  };
  const server = await startServer(common);
  const others: Server[] = [];
  return {
    ...server,
    clock,
    request: (path, given) => ask(server.url, path, given),
    another: async (more) => {
      const other = await startServer({ ...common, ...more });
      others.push(other);
      return other;
    },
    drop: async () => {
      for (const other of others) await other.close();
      await server.close();
      await database.drop();
    },
  };
};

export const ask = async (
  url: string,
  path: string,
  { method, body, token, headers, raw }: RequestOptions = {},
): Promise<Answer> => {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(`${url}${path}`, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
};

const parsed = (text: string): Parsed => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const OWNER = { name: "Aigerim", login: "owner", password: "correct horse battery" };

/** An organisation with a branch and an owner, made without HTTP so that there may be several. */
export const anOrganisation = async (server: Pick<Server, "deps">, name = "Dastarkhan"): Promise<SetUp> => {
  const slug = `${name.toLowerCase()}-${++organisations}`;
  const args = { organisation: name, slug, currency: "KZT", taxMode: "included" } as const;
  const done = await setUp(
    server.deps,
    { ...args, branch: { name: "Abay 1" }, owner: OWNER },
    { first: false },
  );
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};

let organisations = 0;

/** The access token of someone who signs in. */
export const signIn = async (
  server: Pick<Server, "url">,
  { organisation }: SetUp,
  { login, password }: { readonly login: string; readonly password: string } = OWNER,
): Promise<string> => {
  const body = { login, password, organisation: organisation.slug };
  const answer = await ask(server.url, "/v1/auth/sign-in", { body });
  if (answer.status !== 200) throw new Error(answer.text);
  return String(answer.json.access);
};

export interface AddedStaff {
  readonly staff: string;
  readonly login: string;
  readonly password: string;
}

let people = 0;

export const addStaff = async (
  server: Pick<Server, "url">,
  token: string,
  role: string,
  branches: "*" | readonly string[] = "*",
): Promise<AddedStaff> => {
  const login = `${role}${++people}`;
  const password = "another long password";
  const answer = await ask(server.url, "/v1/staff", {
    token,
    body: { name: login, role, login, branches, password },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return { staff: String(answer.json.staff), login, password };
};

export interface EnrolledDevice {
  readonly device: string;
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly authority: Authority & { readonly org: OrgId };
  readonly key: Signer;
  /** A device token, fresh each time. */
  readonly token: () => Promise<string>;
}

export const enrol = async (
  server: Pick<Server, "url">,
  token: string,
  kind: "till" | "phone" | "warehouse" | "hub",
  branch: BranchId | null,
  transport?: string,
): Promise<EnrolledDevice> => {
  const issued = await ask(server.url, "/v1/device-codes", { token, body: { kind, name: kind, branch } });
  const key = createSigner();
  const body = { code: issued.json?.code, key: key.key, transport };
  const answer = await ask(server.url, "/v1/devices", { body });
  if (answer.status !== 200) throw new Error(`${issued.text} ${answer.text}`);
  const { device, certificate, authority } = answer.json;
  return {
    device,
    certificate: JSON.parse(certificate.text),
    signed: certificate,
    authority,
    key,
    token: () => deviceToken(server, authority.org, device, key),
  };
};

const deviceToken = async (
  { url }: Pick<Server, "url">,
  org: string,
  device: string,
  key: Signer,
): Promise<string> => {
  const { nonce } = (await ask(url, `/v1/device-nonce?org=${org}`)).json;
  const signature = await key.sign(signedText.device(device, nonce));
  return String((await ask(url, "/v1/device-token", { body: { device, nonce, signature } })).json.access);
};
