import { effect } from "@preact/signals";
import { ORGANISATION, readOrganisation } from "../../../shared/domain/access/organisation.ts";
import type { Language } from "../../../shared/i18n/languages.ts";
import { CHANNEL_NAME, createDisplayFeed, type DisplayChannel } from "../../display/channel.ts";
import type { DisplayLine, DisplayView } from "../../display/display-state.ts";
import type { Shop } from "../../session/shop.ts";
import type { TillModel } from "./model.ts";

/** Shows the till's sale on the customer's window, if one is open; gives what ends it, which leaves the shop's name there. */
export const feedCustomerDisplay = (
  shop: Shop,
  till: TillModel,
  language: () => Language,
  channel: DisplayChannel = new BroadcastChannel(CHANNEL_NAME),
): (() => void) => {
  const feed = createDisplayFeed(channel);
  const show = (view: DisplayView): void => {
    void shop.doc("org", ORGANISATION).value;
    const organisation = readOrganisation(shop.view);
    if (organisation === undefined) return;
    feed.show({ shop: organisation.name, currency: organisation.currency, language: language(), view });
  };
  const stop = effect(() => show(viewOf(till)));
  return () => {
    stop();
    show({ type: "idle" });
    feed.close();
  };
};

const viewOf = ({ sale, checkout, payment }: TillModel): DisplayView => {
  const step = checkout.step.value;
  if (step.type === "receipt") {
    const { total, change } = step.paid.sale;
    return { type: "paid", total, change };
  }
  const lines = linesOf(sale);
  const { total } = sale.totals.value;
  if (step.type === "payment") {
    const attempt = payment.current.value;
    return { type: "payment", lines, total, qr: attempt === null ? null : checkout.terminal.code(attempt) };
  }
  return lines.length === 0 ? { type: "idle" } : { type: "sale", lines, total };
};

const linesOf = (sale: TillModel["sale"]): DisplayLine[] => {
  const { lineTotals } = sale.totals.value;
  const priced = sale.priced.value.lines;
  return sale.cart.value.lines.map(({ name, quantity, unit }, i) => ({
    ...{ name, quantity, unit },
    total: lineTotals[i] ?? 0,
    off: (priced[i]?.discounts ?? []).reduce((sum, { amount }) => sum + amount, 0),
  }));
};
