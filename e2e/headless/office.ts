import type { Authority, Signed } from "../../shared/core/certificate.ts";
import type { PublicKey } from "../../shared/core/crypto.ts";

/** The owner at the server's door: sets a shop up, signs in, enrols tills, over HTTP as any client would. */
export interface Office {
  readonly ticket: Signed;
  readonly branch: string;
  readonly get: <T>(path: string) => Promise<T>;
  readonly enrol: (
    code: string,
    key: PublicKey,
  ) => Promise<{ readonly certificate: Signed; readonly authority: Authority }>;
}

const OWNER = { name: "Owner", login: "owner", password: "correct horse battery" };

/** Sets up a fresh server and signs its owner in. Throws with the server's words where it refuses. */
export const openOffice = async (url: string): Promise<Office> => {
  await post(url, "/v1/setup", {
    organisation: "Replay",
    currency: "KZT",
    taxMode: "included",
    branch: { name: "Branch" },
    owner: OWNER,
  });
  const signedIn = await post<{ access: string; ticket: Signed }>(url, "/v1/auth/sign-in", {
    login: OWNER.login,
    password: OWNER.password,
  });
  const bearer = { authorization: `Bearer ${signedIn.access}` };
  const get = <T>(path: string) => ask<T>(url, path, { headers: bearer });
  const { branches } = await get<{ branches: readonly { id: string }[] }>("/v1/branches");
  const branch = branches[0]?.id ?? "";
  return {
    ticket: signedIn.ticket,
    branch,
    get,
    enrol: async (code, key) => {
      const issued = await post<{ code: string }>(
        url,
        "/v1/device-codes",
        { kind: "till", branch, name: code, code },
        bearer,
      );
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
