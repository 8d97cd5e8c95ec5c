import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import {
  type Authority,
  type Certificate,
  signCertificate,
  signTicket,
  type Ticket,
} from "../../shared/core/certificate.ts";
import { createSigner, type Signer } from "../../sync-server/crypto.ts";
import { LINKED } from "../browser/links.ts";
import { openPage, openProfile, servePages } from "../browser/pages.ts";
import { killBrowser } from "../support/kill-browser.ts";

/** A till in a browser process of its own, in a shop without any server. */
export interface MeshTill {
  readonly name: string;
  readonly device: string;
  readonly page: () => Page;
  /** As a person would: the page goes and comes again. */
  readonly reload: () => Promise<void>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** Again, over the same profile. */
  readonly start: () => Promise<void>;
}

export interface MeshShop {
  /** Where the tills' page is. */
  readonly url: string;
  /** Its certificate as the shop's authority signs it, or another. */
  readonly addTill: (name: string, change?: Partial<Certificate>, by?: Signer) => Promise<MeshTill>;
  readonly close: () => Promise<void>;
}

const YEAR_MS = 365 * 24 * 3_600_000;

export const openMeshShop = async (): Promise<MeshShop> => {
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-mesh-"));
  const pages = await servePages("e2e/mesh/page.ts");
  const ownSigner = createSigner();
  const browsers = new Set<BrowserContext>();

  const openBrowser = async (name: string): Promise<BrowserContext> => {
    const browser = await openProfile(join(folder, name), LINKED);
    await browser.grantPermissions(["camera"], { origin: pages.url });
    browsers.add(browser);
    return browser;
  };
  return {
    url: pages.url,
    addTill: async (name, change = {}, signer = ownSigner) => {
      const authority = { org: "org-1" as Authority["org"], key: signer.key };
      const device = change.device ?? `till-${name}`;
      let browser = await openBrowser(name);
      let page = await openPage(browser, pages.url);
      const keys = await page.evaluate(() => window.meshKit.makeKeys());
      const parts = Object.entries({ ...certificateOf(name), ...keys, ...change });
      const named = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
      const certificate = await signCertificate(signer.sign, named as unknown as Certificate);
      const ticket = await signTicket(signer.sign, TICKET);
      await page.evaluate(([record, signed]) => window.meshKit.enrol(record, signed), [
        { authority, certificate },
        ticket,
      ] as const);
      await page.evaluate(() => window.meshKit.open());
      return {
        name,
        device,
        page: () => page,
        reload: async () => {
          await page.reload();
          await openAgain(page);
        },
        kill: async () => {
          browsers.delete(browser);
          await killBrowser(browser, join(folder, name));
        },
        start: async () => {
          browser = await openBrowser(name);
          page = await openPage(browser, pages.url);
          await openAgain(page);
        },
      };
    },
    close: async () => {
      for (const browser of browsers) await browser.close();
      await pages.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const openAgain = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => "meshKit" in globalThis);
  await page.evaluate(() => window.meshKit.open());
};

const certificateOf = (name: string): Partial<Record<keyof Certificate, unknown>> => ({
  org: "org-1",
  device: `till-${name}`,
  name,
  kind: "till",
  branch: "main",
  code: name.toUpperCase(),
  reads: ["org", "b-main"],
  writes: ["org", "office", "b-main"],
  issuedAt: 1,
  expiresAt: Date.now() + YEAR_MS,
});

const TICKET = {
  org: "org-1",
  staff: "ann",
  name: "Ann",
  role: "owner",
  branches: "*",
  issuedAt: 1,
} as unknown as Ticket;

/** As two people do it with the codes on their screens. */
export const pair = async (first: MeshTill, second: MeshTill): Promise<void> => {
  const offer = await first.page().evaluate(() => window.meshKit.createOffer());
  const answer = await second.page().evaluate((code) => window.meshKit.acceptOffer(code), offer);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const paired = await first.page().evaluate((code) => window.meshKit.acceptAnswer(code), answer.value);
  if (!paired.ok) throw new Error(JSON.stringify(paired.error));
};

/** Waits until the till is in touch with exactly these. */
export const untilLinked = (till: MeshTill, names: readonly string[]) =>
  till.page().waitForFunction((list) => window.meshKit.peerNames().join() === list, names.toSorted().join());

/** Waits until the till knows of so much on hand. */
export const untilStock = (till: MeshTill, product: string, value: number) =>
  till
    .page()
    .waitForFunction(([id, much]) => window.meshKit.stock(id).value === much, [product, value] as const);
