import { expect, test } from "vitest";
import { createHttp } from "./http.ts";

const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  createHttp(async () => new Response(status === 204 ? null : body, { status, headers }));

const problem = { "content-type": "application/problem+json" };

test("an answer comes as it is", async () => {
  const http = answering(200, '{"a":1}');
  expect(await http.json({ method: "GET", path: "/v1/x" })).toEqual({ ok: true, value: { a: 1 } });
  expect(await answering(204, "").json({ method: "PUT", path: "/v1/x" })).toEqual({ ok: true, value: null });
});

test.each([
  ["no network", createHttp(() => Promise.reject(new TypeError("failed to fetch")))],
  ["a hotel's page", answering(200, "<html>welcome</html>")],
  ["a proxy before a dead server", answering(502, "<html>bad gateway</html>")],
])("%s is being offline", async (_, http) => {
  expect(await http.json({ method: "GET", path: "/v1/x" })).toEqual({
    ok: false,
    error: { type: "Offline" },
  });
});

test("a server that says nothing is given up on", async () => {
  const silent = createHttp(
    (_input, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
      ),
    1,
  );
  expect(await silent.json({ method: "GET", path: "/v1/x" })).toMatchObject({ ok: false });
});

test("a problem keeps its name, field and when to try again", async () => {
  const body = '{"code":"TooManyTries","field":"login","title":"…"}';
  const http = answering(429, body, { ...problem, "retry-after": "30" });
  expect(await http.json({ method: "POST", path: "/v1/x", body: {} })).toEqual({
    ok: false,
    error: { type: "Problem", status: 429, code: "TooManyTries", field: "login", retryAfter: 30 },
  });
});

test("sends JSON with its type, and the token when there is one", async () => {
  const seen: RequestInit[] = [];
  const http = createHttp(async (_path, init) => {
    seen.push(init ?? {});
    return new Response("{}");
  });
  await http.json({ method: "POST", path: "/v1/x", body: { a: 1 }, bearer: "t" });
  await http.json({ method: "GET", path: "/v1/x", bearer: null });
  expect(seen[0]).toMatchObject({
    body: '{"a":1}',
    headers: { "content-type": "application/json", authorization: "Bearer t" },
  });
  expect(seen[1]?.headers).toEqual({});
});
