import type { Authority, Signed } from "../../shared/core/certificate.ts";
import type { PublicKey } from "../../shared/core/crypto.ts";

/** The owner at the server's door: sets a shop up, signs in, enrols tills, over HTTP as any client would. */
export interface Office {
  readonly ticket: Signed;
  readonly branch: string;
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  /** Lets a till in; in the first branch unless another is named. */
  readonly enrol: (
    code: string,
    key: PublicKey,
    branch?: string,
  ) => Promise<{ readonly certificate: Signed; readonly authority: Authority }>;
}

export const OWNER = { name: "Owner", login: "owner", password: "correct horse battery" };

/** Sets up a fresh server and signs its owner in. Throws with the server's words where it refuses. */
export const openOffice = async (url: string): Promise<Office> => {
  const { branch } = await post<{ branch: string }>(url, "/v1/setup", {
    organisation: "Replay",
    currency: "KZT",
    taxMode: "included",
    branch: { name: "Branch" },
    owner: OWNER,
  });
  const { login, password } = OWNER;
  const signedIn = await post<{ access: string; ticket: Signed }>(url, "/v1/auth/sign-in", {
    login,
    password,
  });
  const bearer = { authorization: `Bearer ${signedIn.access}` };
  return {
    ticket: signedIn.ticket,
    branch,
    get: (path) => ask(url, path, { headers: bearer }),
    post: (path, body) => post(url, path, body, bearer),
    enrol: async (code, key, where = branch) => {
      const wanted = { kind: "till", branch: where, name: code, code };
      const issued = await post<{ code: string }>(url, "/v1/device-codes", wanted, bearer);
      return post(url, "/v1/devices", { code: issued.code, key });
    },
  };
};

const post = <T>(
  url: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> =>
  ask(url, path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const ask = async <T>(url: string, path: string, init: RequestInit): Promise<T> => {
  const answer = await fetch(`${url}${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${init.method ?? "GET"} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
};
