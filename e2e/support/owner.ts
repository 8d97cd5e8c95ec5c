/** The owner at the server's door: asks over HTTP, as any program of theirs would. */
export interface Owner {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
}

/** Signs someone in with login and password. Throws with the server's words where it refuses. */
export const signInAt = async (url: string, login: string, password: string): Promise<Owner> => {
  const { access } = await ask<{ access: string }>(url, "/v1/auth/sign-in", { login, password });
  return {
    get: (path) => ask(url, path, undefined, access),
    post: (path, body) => ask(url, path, body, access),
  };
};

/** Every row of a list that comes in pages. */
export const allRows = async <Row>(owner: Owner, path: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let next: string | null = "";
  while (next !== null) {
    const after: string = next === "" ? "" : `&after=${encodeURIComponent(next)}`;
    const page: { rows: readonly Row[]; next: string | null } = await owner.get(`${path}?limit=100${after}`);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
};

const ask = async <T>(url: string, path: string, body?: unknown, access?: string): Promise<T> => {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(access !== undefined && { authorization: `Bearer ${access}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
};
