import type { ComponentChildren } from "preact";
import { type NoShiftError, shiftForSelling } from "../../shared/domain/shift/shift.ts";
import { readShiftTerms } from "../../shared/domain/shift/shift-terms.ts";
import type { Shop } from "../session/shop.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { useEnter } from "./enter.ts";
import { useI18n } from "./i18n.ts";

export interface ShiftGateProps {
  readonly shop: Pick<Shop, "view" | "changed" | "certificate" | "now">;
  readonly go: (path: string) => void;
  readonly children: ComponentChildren;
}

/** In the address of the shift's screen: somebody wants to sell, and goes back to the till once a shift is open. */
export const FOR_SALE = "forSale";

/** Lets through where this till may sell now; else says to open a shift, or to close yesterday's, and leads there [SHIFT-3, SHIFT-4]. */
export const ShiftGate = ({ shop, go, children }: ShiftGateProps) => {
  void [shop.changed("shift").value, shop.changed("org").value];
  const now = { code: shop.certificate.code, at: shop.now() };
  const shift = shiftForSelling(shop.view, now, readShiftTerms(shop.view));
  if (shift.ok) return <>{children}</>;
  return <Closed error={shift.error} onOpen={() => go(`/shift?${FOR_SALE}`)} />;
};

interface ClosedProps {
  readonly error: NoShiftError;
  readonly onOpen: () => void;
}

const Closed = ({ error, onOpen }: ClosedProps) => {
  const { t, format } = useI18n();
  const isLeft = error.type === "ShiftLeftOpen";
  useEnter(onOpen);
  return (
    <EmptyState
      icon={isLeft ? "clock" : "cash"}
      title={t(isLeft ? "shift.gateLeftTitle" : "shift.gateTitle")}
      text={isLeft ? t("shift.leftOpen", format.value.dateTime(error.openedAt)) : t("shift.gateText")}
      action={
        <Button kind="primary" size="large" combo="Enter" onClick={onOpen}>
          {t(isLeft ? "shift.gateLeft" : "shift.open")}
        </Button>
      }
    />
  );
};
