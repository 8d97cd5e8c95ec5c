import { barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import type { WantedPack } from "../../../shared/domain/catalog/packs.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import { MAX_PHOTOS } from "../../../shared/domain/catalog/product-fields.ts";
import type { FieldName, FormFields, ProductArgs } from "./form-fields.ts";
import { readPacks } from "./pack-fields.ts";

/** What the person changed, and nothing else: what others changed meanwhile stays, each barcode, pack and photo by itself. */
export const changedArgs = (
  before: FormFields,
  now: FormFields,
  args: ProductArgs,
  stored: Product | undefined,
): Partial<ProductArgs> => {
  const names = (Object.keys(now) as FieldName[]).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]),
  );
  const { barcodes, packs, ...changed }: Partial<ProductArgs> = Object.fromEntries(
    names.map((name) => [name, args[name]]),
  );
  return {
    ...changed,
    ...((barcodes ?? packs) !== undefined && changedCodes(before, args, stored)),
    ...(changed.photos !== undefined && {
      photos: mergeMembers(before.photos, now.photos, stored?.photos ?? []).slice(0, MAX_PHOTOS),
    }),
  };
};

/** Codes go together: the packs' are among the barcodes. */
const changedCodes = (
  before: FormFields,
  args: ProductArgs,
  stored: Product | undefined,
): Pick<ProductArgs, "barcodes" | "packs"> => {
  const plain = stored?.barcodes.filter((key) => stored.packs.every(({ barcode }) => barcode !== key)) ?? [];
  const wanted = args.packs.map(({ barcode }) => barcode);
  const packsBefore = readPacks(before.packs, before.unit);
  return {
    barcodes: mergeMembers(before.barcodes, args.barcodes, plain).filter(
      (code) => !wanted.includes(barcodeKey(code) ?? code),
    ),
    packs: mergePacks(packsBefore.ok ? packsBefore.value : [], args.packs, stored?.packs ?? []),
  };
};

const mergePacks = (
  before: readonly WantedPack[],
  now: readonly WantedPack[],
  stored: readonly WantedPack[],
): WantedPack[] => {
  const same = (pack: WantedPack, packs: readonly WantedPack[]) =>
    packs.some((each) => textOf(each) === textOf(pack));
  const removed = before.filter((pack) => !same(pack, now)).map(({ barcode }) => barcode);
  const added = now.filter((pack) => !same(pack, before));
  const replaced = [...removed, ...added.map(({ barcode }) => barcode)];
  return [...stored.filter(({ barcode }) => !replaced.includes(barcode)), ...added];
};

const textOf = ({ barcode, quantity, price }: WantedPack): string => `${barcode}=${quantity}@${price ?? ""}`;

const mergeMembers = (
  before: readonly string[],
  now: readonly string[],
  stored: readonly string[],
): string[] => {
  const removed = before.filter((member) => !now.includes(member));
  const added = now.filter((member) => !before.includes(member));
  return [...new Set([...stored.filter((member) => !removed.includes(member)), ...added])];
};
