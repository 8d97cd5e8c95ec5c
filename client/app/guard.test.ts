import { expect, test } from "vitest";
import { guard, type Stage } from "./guard.ts";
import { navigationFor, type Occupant } from "./sections.ts";

const TILL = { kind: "till", code: "T1" } as const;
const PHONE = { kind: "phone", code: "" } as const;
const WAREHOUSE = { kind: "warehouse", code: "" } as const;

const shop = (role: string, device: Occupant["device"] = TILL): Stage => ({
  type: "shop",
  occupant: { role, device },
});

const at = (stage: Stage, address: string) => {
  const url = new URL(address, "http://shop");
  return guard(stage, url.pathname, url.searchParams);
};

test.each([
  { stage: { type: "setup" }, address: "/", shows: { type: "go", path: "/setup" } },
  { stage: { type: "setup" }, address: "/setup", shows: { type: "gate", path: "/setup" } },
  { stage: { type: "enrol" }, address: "/setup", shows: { type: "go", path: "/enrol" } },
  { stage: { type: "sign-in" }, address: "/sign-in", shows: { type: "gate", path: "/sign-in" } },
  {
    stage: { type: "sign-in" },
    address: "/products?new=123",
    shows: { type: "go", path: "/sign-in?next=%2Fproducts%3Fnew%3D123" },
  },
  { stage: shop("seller"), address: "/", shows: { type: "go", path: "/till" } },
  { stage: shop("seller"), address: "/sign-in?next=%2Fstock", shows: { type: "go", path: "/stock" } },
  { stage: shop("seller"), address: "/sign-in?next=//evil.example", shows: { type: "go", path: "/till" } },
  { stage: shop("seller"), address: "/sign-in?next=%2Fsign-in", shows: { type: "go", path: "/till" } },
  { stage: shop("seller"), address: "/receipts/T1-000007", shows: { type: "section", path: "/receipts" } },
  { stage: shop("seller"), address: "/import", shows: { type: "forbidden" } },
  { stage: shop("seller"), address: "/receive", shows: { type: "forbidden" } },
  { stage: shop("owner", PHONE), address: "/till", shows: { type: "forbidden" } },
  { stage: shop("owner", PHONE), address: "/", shows: { type: "go", path: "/stock" } },
  { stage: shop("operator", WAREHOUSE), address: "/", shows: { type: "go", path: "/receive" } },
  { stage: shop("owner"), address: "/nowhere", shows: { type: "unknown" } },
  { stage: shop("owner"), address: "/tillage", shows: { type: "unknown" } },
] as const)("$stage.type $address: $shows", ({ stage, address, shows }) => {
  expect(at(stage, address)).toEqual(shows);
});

test.each([
  { role: "owner", device: TILL, sees: 10 },
  { role: "seller", device: TILL, sees: 8 },
  { role: "operator", device: WAREHOUSE, sees: 6 },
  { role: "viewer", device: PHONE, sees: 5 },
  { role: "customer", device: PHONE, sees: 0 },
])("$role at a $device.kind sees $sees sections", ({ role, device, sees }) => {
  expect(navigationFor({ role, device })).toHaveLength(sees);
});
