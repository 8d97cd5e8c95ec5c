import type { Certificate } from "../../shared/core/certificate.ts";
import { mayRole, type Permission } from "../../shared/domain/access/roles.ts";
import type { LabelKey } from "../../shared/i18n/en.ts";
import type { IconName } from "../ui/icon-shapes.ts";

/** A part of the shop with an address of its own. */
export interface Section {
  readonly path: string;
  readonly label: LabelKey;
  readonly icon: IconName;
  /** Roles without it are not shown the section; `null` is for everyone who works here. */
  readonly permission: Permission | null;
  /** Only where receipts are numbered. */
  readonly tillOnly?: boolean;
  /** Reached from another section, so not in the navigation. */
  readonly within?: string;
}

export const SECTIONS = [
  { path: "/till", label: "app.till", icon: "cart", permission: "sale.make", tillOnly: true },
  { path: "/products", label: "app.products", icon: "box", permission: null },
  { path: "/import", label: "app.import", icon: "upload", permission: "catalog.import", within: "/products" },
  { path: "/labels", label: "paper.labels", icon: "receipt", permission: null, within: "/products" },
  { path: "/receive", label: "app.receive", icon: "truck", permission: "stock.receive" },
  { path: "/stock", label: "app.stock", icon: "list", permission: null },
  { path: "/receipts", label: "app.receipts", icon: "receipt", permission: null },
  { path: "/shift", label: "shift.title", icon: "cash", permission: "shift.work" },
  { path: "/customers", label: "customers.title", icon: "user", permission: "customer.edit" },
  { path: "/promotions", label: "promo.title", icon: "tag", permission: "promo.edit" },
  { path: "/attention", label: "app.attention", icon: "alert", permission: null },
  { path: "/settings", label: "app.settings", icon: "settings", permission: null },
  { path: "/neighbours", label: "neighbours.title", icon: "link", permission: null, within: "/settings" },
] as const satisfies readonly Section[];

export type SectionPath = (typeof SECTIONS)[number]["path"];

/** Who is here, on what. */
export interface Occupant {
  readonly role: string;
  readonly device: Pick<Certificate, "kind" | "code">;
}

/** Sections for the navigation, those of the occupant only. */
export const navigationFor = (occupant: Occupant): readonly Section[] =>
  SECTIONS.filter((section: Section) => section.within === undefined && mayOpen(section, occupant));

export const mayOpen = ({ permission, tillOnly }: Section, { role, device }: Occupant): boolean => {
  if (role === "customer") return false;
  if (tillOnly === true && device.code === "") return false;
  return permission === null || mayRole(role, permission);
};

/** The section of an address: itself or below it. */
export const sectionAt = (path: string): (Section & { readonly path: SectionPath }) | undefined =>
  SECTIONS.find((section) => path === section.path || path.startsWith(`${section.path}/`));

/** Where work starts: the till on a till, goods receipt in a warehouse, else what there is on the shelves. */
export const homeFor = (occupant: Occupant): SectionPath => {
  const wanted: readonly SectionPath[] =
    occupant.device.kind === "warehouse" ? ["/receive", "/stock"] : ["/till", "/stock"];
  const mine = SECTIONS.filter((section) => mayOpen(section, occupant)).map(({ path }) => path);
  return wanted.find((path) => mine.includes(path)) ?? "/settings";
};
