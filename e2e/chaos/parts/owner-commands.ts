import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { OWNER } from "../../headless/office.ts";
import type { Kept } from "./http-till.ts";

/** The owner receives one piece after another at the server. */
export interface OwnerCommands extends Kept {
  /** Commands that were answered. */
  readonly done: () => number;
  readonly product: string;
}

/** Each command under a key of its own, asked for until it is answered. */
export const keepCommanding = async (
  url: string,
  branch: string,
  product: string,
): Promise<OwnerCommands> => {
  let [over, failed, done] = [false, 0, 0];
  let access = await signIn(url);
  const args = { branch, lines: [{ product, quantity: 1_000 }] };
  const ask = async (key: string): Promise<boolean> => {
    const answer = await command(url, access, "stock.receive", args, key);
    if (answer.status === 401) access = await signIn(url);
    return answer.ok;
  };
  const going = (async () => {
    while (!over) {
      const key = randomUUID();
      while (!(await ask(key).catch(() => false))) {
        failed++;
        await sleep(50);
      }
      done++;
      await sleep(20);
    }
  })();
  return {
    product,
    done: () => done,
    failed: () => failed,
    stop: () => {
      over = true;
      return going;
    },
  };
};

const signIn = async (url: string): Promise<string> => {
  const { login, password } = OWNER;
  const answer = await post(url, "/v1/auth/sign-in", { login, password });
  return ((await answer.json()) as { access: string }).access;
};

const command = (url: string, access: string, name: string, args: unknown, key: string): Promise<Response> =>
  post(url, `/v1/commands/${name}`, args, { authorization: `Bearer ${access}`, "idempotency-key": key });

const post = (
  url: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
