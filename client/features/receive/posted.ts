import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { kinds } from "../../../shared/commands.ts";
import { readBody } from "../../../shared/core/kind.ts";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import type { Fact, Shop } from "../../session/shop.ts";

/** A receipt that was posted. */
export interface Posted {
  readonly n: number;
  readonly at: number;
  readonly reference: string;
  readonly opening: boolean;
  readonly lines: readonly {
    readonly name: string;
    readonly unit: Product["unit"];
    readonly quantity: Quantity;
  }[];
}

export interface PostedModel {
  /** Today's receipts on this device, newest first. */
  readonly list: ReadonlySignal<readonly Posted[]>;
  readonly chosen: ReadonlySignal<Posted | null>;
  readonly open: (n: number | null) => void;
  readonly refresh: () => Promise<void>;
}

const MOST = 200;
const KIND = "stock.received";

export const createPosted = (shop: Shop, dayOf: (at: number) => string): PostedModel => {
  const list = signal<readonly Posted[]>([]);
  const open = signal<number | null>(null);
  return {
    list,
    chosen: computed(() => list.value.find(({ n }) => n === open.value) ?? null),
    open: (n) => {
      open.value = n;
    },
    refresh: async () => {
      const facts = await shop.facts({ kinds: [KIND], limit: MOST });
      const today = dayOf(shop.now());
      list.value = facts
        .filter(({ entry }) => dayOf(entry.at) === today)
        .flatMap((fact) => read(shop, fact) ?? []);
    },
  };
};

/** `null` for an entry of a newer program. */
const read = ({ view }: Shop, { n, entry }: Fact): Posted | null => {
  const body = readBody(kinds, entry);
  if (!body.ok) return null;
  const { lines, reference, opening } = body.value as ReceivedBody;
  return {
    n,
    at: entry.at,
    reference,
    opening,
    lines: lines.map(({ product, quantity }) => {
      const known = readProduct(view, product);
      return { name: known?.name ?? product, unit: known?.unit ?? "pcs", quantity };
    }),
  };
};

interface ReceivedBody {
  readonly lines: readonly { readonly product: string; readonly quantity: Quantity }[];
  readonly reference: string;
  readonly opening: boolean;
}
