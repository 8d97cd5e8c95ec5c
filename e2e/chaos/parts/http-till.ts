import { setTimeout as sleep } from "node:timers/promises";
import { signedText } from "../../../shared/core/crypto.ts";
import type { LogId } from "../../../shared/core/ids.ts";
import { parseLogId } from "../../../shared/core/ids.ts";
import { createSigner, newId, nodeCrypto, type Signer } from "../../../sync-server/crypto.ts";
import type { Office } from "../../headless/office.ts";
import { createHeadlessTill, type HeadlessTill } from "../../headless/till.ts";
import { ownEntries } from "./own-entries.ts";

/** A till that syncs by plain requests, where no WebSocket comes through. */
export interface HttpTill {
  readonly code: string;
  readonly till: HeadlessTill;
  /** The texts of all its entries. */
  readonly written: () => Promise<readonly string[]>;
  /** How far the server said that it holds each of our logs. */
  readonly promised: ReadonlyMap<LogId, number>;
  /** What the till would push now: everything of its own logs the server has not promised to hold; `null`: nothing. */
  readonly pushBody: () => Promise<string | null>;
  /** One push over the given address; throws when no whole answer came. */
  readonly push: (url: string, body: string) => Promise<number>;
  /** Reads what the server has for it. */
  readonly pull: () => Promise<void>;
  /** A token of this device, fresh. */
  readonly token: () => Promise<string>;
  readonly signer: Signer;
}

export const openHttpTill = async (url: string, office: Office, code: string): Promise<HttpTill> => {
  const signer = createSigner();
  const enrolled = await office.enrol(code, signer.key);
  const deps = { crypto: nodeCrypto, sign: signer.sign, now: Date.now, newId };
  const till = await createHeadlessTill(deps, { ...enrolled, ticket: office.ticket });
  await till.announce();
  const promised = new Map<LogId, number>();
  const { device } = till.certificate;
  const token = () => deviceToken(url, enrolled.authority.org, device, signer);
  let current = await token();
  const push: HttpTill["push"] = async (at, body) => {
    const answer = await post(at, "/v1/sync/push", body, current);
    if (answer.status === 401) current = await token();
    if (answer.status !== 200) return answer.status;
    const { heads } = JSON.parse(answer.text) as { heads: Record<LogId, number> };
    for (const log of Object.keys(heads) as LogId[])
      promised.set(log, Math.max(promised.get(log) ?? 0, heads[log] ?? 0));
    return 200;
  };
  return {
    code,
    till,
    written: () => ownEntries(till),
    promised,
    signer,
    token,
    pushBody: () => pushBody(till, promised),
    push,
    pull: async () => {
      const answer = await post(
        url,
        "/v1/sync/pull",
        JSON.stringify({ heads: till.replica.heads() }),
        current,
      );
      if (answer.status !== 200) throw new Error(`pull: ${answer.status} ${answer.text}`);
      for (const batch of (JSON.parse(answer.text) as { batches: [] }).batches)
        await till.replica.admit(batch);
    },
  };
};

/** Pushes until the server has promised all; gives how many tries failed. */
export const pushAll = async (http: HttpTill, url: string): Promise<number> => {
  for (let failed = 0; ; ) {
    const body = await http.pushBody();
    if (body === null) return failed;
    const status = await http.push(url, body).catch(() => 0);
    if (status === 200) continue;
    failed++;
    await sleep(50);
  }
};

const pushBody = async (
  { replica, certificate }: HeadlessTill,
  promised: ReadonlyMap<LogId, number>,
): Promise<string | null> => {
  const batches: unknown[] = [];
  for (const { id, head } of replica.state.logs.values()) {
    const after = promised.get(id) ?? 0;
    if (parseLogId(id)?.device !== certificate.device || head <= after) continue;
    const batch = await replica.read(id, after, 500, 256 * 1024);
    if (batch !== null) batches.push(batch);
  }
  return batches.length === 0 ? null : JSON.stringify({ batches });
};

const deviceToken = async (url: string, org: string, device: string, { sign }: Signer): Promise<string> => {
  const { nonce } = (await (await fetch(`${url}/v1/device-nonce?org=${org}`)).json()) as { nonce: string };
  const signature = await sign(signedText.device(device, nonce));
  const { text } = await post(url, "/v1/device-token", JSON.stringify({ device, nonce, signature }));
  return (JSON.parse(text) as { access: string }).access;
};

const post = async (
  url: string,
  path: string,
  body: string,
  token?: string,
): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(`${url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      connection: "close",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
};

/** Work that goes on until it is told to stop. */
export interface Kept {
  /** How often something had to be tried again. */
  readonly failed: () => number;
  readonly stop: () => Promise<void>;
}

/** Sells one of each and pushes, again and again, whatever becomes of the server. */
export const keepPushing = (http: HttpTill, url: string, products: readonly string[]): Kept => {
  let [over, failed] = [false, 0];
  const going = (async () => {
    while (!over) {
      await http.pull().catch(() => undefined); // the server may be down
      for (const product of products)
        await http.till.run("sale.complete", {
          lines: [{ product, quantity: 1_000 }],
          tenders: [{ type: "card", amount: 10_000 }],
        });
      const body = await http.pushBody();
      const status = body === null ? 200 : await http.push(url, body).catch(() => 0);
      if (status !== 200) failed++;
      await sleep(status === 200 ? 10 : 50);
    }
  })();
  return {
    failed: () => failed,
    stop: () => {
      over = true;
      return going;
    },
  };
};
