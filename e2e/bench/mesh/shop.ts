import {
  type Certificate,
  signCertificate,
  signTicket,
  type Ticket,
} from "../../../shared/core/certificate.ts";
import { type BranchId, branchScope, type DeviceId, type OrgId } from "../../../shared/core/ids.ts";
import { units } from "../../../shared/lib/quantity.ts";
import { createSigner, newId, nodeCrypto } from "../../../sync-server/crypto.ts";
import { createHeadlessTill, type HeadlessTill } from "../../headless/till.ts";
import type { Stocked } from "./contender.ts";

const BRANCH = "b1" as BranchId;

/** Tills of one branch that no server knows: certificates and the owner's tickets are signed here, with real keys. */
export const openTills = async (count: number): Promise<readonly HeadlessTill[]> => {
  const authorityKey = createSigner();
  const authority = { org: "org-1" as OrgId, key: authorityKey.key };
  const tills: HeadlessTill[] = [];
  for (let i = 1; i <= count; i++) {
    const { key, sign } = createSigner();
    const device = `till-${i}` as DeviceId;
    const scopes = ["org", branchScope(BRANCH)] as const;
    const certificate: Certificate = {
      org: authority.org,
      device,
      name: device,
      kind: "till",
      branch: BRANCH,
      code: `T${i}`,
      key,
      reads: scopes,
      writes: [...scopes, "office"],
      issuedAt: 1,
    };
    const ticket = {
      org: authority.org,
      staff: "owner",
      name: "Owner",
      role: "owner",
      branches: "*",
      issuedAt: 1,
      device,
    } as Ticket;
    tills.push(
      await createHeadlessTill(
        { crypto: nodeCrypto, sign, now: Date.now, newId },
        {
          authority,
          certificate: await signCertificate(authorityKey.sign, certificate),
          ticket: await signTicket(authorityKey.sign, ticket),
        },
      ),
    );
  }
  return tills;
};

/** The shop's settings and goods, taken in at the first till and shared with those it has heard of. */
export const stockShop = async (
  [first]: readonly HeadlessTill[],
  goods: readonly Stocked[],
): Promise<void> => {
  const must = async (name: Parameters<HeadlessTill["run"]>[0], args: unknown) => {
    const done = await first?.run(name, args);
    if (done?.ok !== true) throw new Error(`${name}: ${JSON.stringify(done?.error)}`);
  };
  await must("access.change-settings", { name: "Shop", currency: "KZT", taxMode: "included" });
  await must("access.add-branch", { branch: BRANCH, name: "Branch" });
  for (let i = 0; i < goods.length; i += 250) {
    const rows = goods.slice(i, i + 250).map(({ code, stock }, n) => ({
      line: i + n + 1,
      name: `Product ${code}`,
      barcodes: [code],
      unit: "pcs",
      price: 45_000,
      quantity: units(stock),
    }));
    await must("catalog.import", { rows, branch: BRANCH, file: "bench" });
  }
};

/** Says in the branch that the till is there, so that others give it rights. */
export const openScreens = async (tills: readonly HeadlessTill[]): Promise<void> => {
  for (const till of tills) await till.announce();
};
