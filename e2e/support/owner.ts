/** The owner at the server's door: asks over HTTP, as any program of theirs would. */
export interface Owner {
  readonly get: <T>(path: string) => Promise<T>;
  /** As it comes, where that is no JSON. */
  readonly text: (path: string) => Promise<string>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
}

/** Signs someone in with login and password. Throws with the server's words where it refuses. */
export const signInAt = async (url: string, login: string, password: string): Promise<Owner> => {
  const answer = await ask(url, "/v1/auth/sign-in", { login, password });
  const { access } = JSON.parse(answer) as { readonly access: string };
  return {
    get: async (path) => JSON.parse(await ask(url, path, undefined, access)),
    text: (path) => ask(url, path, undefined, access),
    post: async (path, body) => JSON.parse(await ask(url, path, body, access)),
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

const ask = async (url: string, path: string, body?: unknown, access?: string): Promise<string> => {
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
  return text;
};
