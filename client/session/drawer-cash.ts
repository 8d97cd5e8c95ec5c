import { computed, type ReadonlySignal } from "@preact/signals";
import { currentShift } from "../../shared/domain/shift/shift.ts";
import { cashFlow } from "../../shared/domain/shift/z-totals.ts";
import type { ShiftBook } from "./shift-book.ts";
import type { Shop } from "./shop.ts";

export interface DrawerCashDeps {
  readonly shop: Pick<Shop, "view" | "changed" | "certificate">;
  readonly shifts: Pick<ShiftBook, "sums" | "version">;
}

/** Cash the drawer of this till should hold now, minor units; `null` where no shift is open or not all of it is known here. */
export const followDrawerCash = ({ shop, shifts }: DrawerCashDeps): ReadonlySignal<number | null> => {
  const { view, certificate } = shop;
  return computed(() => {
    void [shop.changed("shift").value, shifts.version.value];
    const shift = certificate.code === "" ? undefined : currentShift(view, certificate.code);
    const sums = shift === undefined ? null : shifts.sums(shift.id);
    return shift === undefined || sums === null || !sums.isWhole ? null : shift.float + cashFlow(sums.totals);
  });
};

/** How much cash would be missing in the drawer if so much went out [REFUND-12]; 0 where nothing would, or nobody can tell. */
export const drawerShort = (cashOut: number, drawer: number | null): number =>
  drawer === null ? 0 : Math.max(0, cashOut - drawer);
