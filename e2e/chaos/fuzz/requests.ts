import { ownBatches } from "../../../sync-server/testing/till.ts";
import type { InnerServer } from "./inner-server.ts";

/** A request that would be good as it is. */
export interface Spoilable {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body: string | null;
  readonly who: "person" | "device" | "nobody";
}

/** One good request for each door of the server, those for sync more often. */
export const requestsToSpoil = async ({ till, shop }: InnerServer): Promise<readonly Spoilable[]> => {
  const batches = await ownBatches(till);
  const product = String([...(till.state.docs.get("product")?.keys() ?? [])][0]);
  const lines = [{ product, quantity: 1_000 }];
  const { organisation, branch } = shop;
  const posts: readonly (readonly [string, unknown, Spoilable["who"]])[] = [
    ["/v1/sync/push", { batches }, "device"],
    ["/v1/sync/push", { batches: batches.slice(0, 1) }, "device"],
    ...batches.map((batch) => ["/v1/sync/push", { batches: [batch] }, "device"] as const),
    ["/v1/sync/pull", { heads: till.replica.heads(), max: 100 }, "device"],
    ["/v1/sync/pull", { heads: {} }, "device"],
    [
      "/v1/commands/catalog.add-product",
      { name: "Salt", barcodes: ["4870000000029"], price: 1, taxRate: 0 },
      "person",
    ],
    ["/v1/commands/catalog.change-product", { product, name: "Tea", price: 5 }, "person"],
    ["/v1/commands/catalog.change-category", { name: "Drinks" }, "person"],
    [
      "/v1/commands/catalog.import",
      { rows: [{ name: "A", barcodes: [], price: 1 }], branch, file: "a" },
      "person",
    ],
    ["/v1/commands/stock.receive", { branch, lines }, "person"],
    [
      "/v1/commands/stock.count",
      { branch, lines: [{ product, expected: 1_000, counted: 0 }], reason: "r" },
      "person",
    ],
    ["/v1/commands/stock.write-off", { branch, lines, reason: "broken" }, "person"],
    ["/v1/commands/sale.complete", { lines, tenders: [{ type: "cash", amount: 1 }] }, "person"],
    ["/v1/commands/access.change-settings", { name: "Shop", currency: "KZT", taxMode: "included" }, "person"],
    ["/v1/commands/access.change-branch", { branch, name: "Abay 1" }, "person"],
    [
      "/v1/setup",
      { organisation: "x", currency: "KZT", taxMode: "included", branch: { name: "b" }, owner: {} },
      "nobody",
    ],
    ["/v1/auth/sign-in", { login: "owner", password: "wrong", organisation: organisation.slug }, "nobody"],
    ["/v1/auth/pin", { verifier: null }, "person"],
    ["/v1/auth/password", { current: "wrong", next: "a quite long password" }, "person"],
    ["/v1/device-codes", { kind: "phone", branch, name: "Phone", code: "" }, "person"],
    ["/v1/devices", { code: "ABCDEFGH", key: "A".repeat(43) }, "nobody"],
    ["/v1/devices/certificate", { transport: "A".repeat(43) }, "device"],
    ["/v1/devices/nobody/revoke", { reason: "lost" }, "person"],
    ["/v1/devices/nobody/reclaim", {}, "person"],
    ["/v1/device-token", { device: "till", nonce: "a.b.c", signature: "A".repeat(86) }, "nobody"],
    ["/v1/branches", { name: "Branch", address: "" }, "person"],
    [
      "/v1/staff",
      { name: "Ann", role: "seller", login: "ann", branches: "*", password: "a long password" },
      "person",
    ],
    ["/v1/staff/nobody/password", { password: "a long password" }, "person"],
    ["/v1/staff/nobody/pin/reset", {}, "person"],
  ];
  const gets = ["products", "stock", "receipts", "attention"].flatMap((list) => [
    `/v1/${list}?limit=10`,
    `/v1/${list}?limit=10&after=YQ&branch=${branch}`,
  ]);
  return [
    ...posts.map(([path, body, who]) => ({ method: "POST", path, body: JSON.stringify(body), who }) as const),
    ...[...gets, "/v1/receipts/T1-1AAAA-0001", "/v1/devices", "/v1/branches", "/v1/staff"].map(
      (path) => ({ method: "GET", path, body: null, who: "person" }) as const,
    ),
    ...["/v1/bootstrap", "/v1/hub", `/v1/blobs/${"A".repeat(43)}`, "/v1/device-nonce?org=x"].map(
      (path) => ({ method: "GET", path, body: null, who: "device" }) as const,
    ),
  ];
};
