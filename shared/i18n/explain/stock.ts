import type { BranchError } from "../../domain/access/branch.ts";
import type { CountError } from "../../domain/stock/commands/count.ts";
import type { ReceiveError } from "../../domain/stock/commands/receive.ts";
import type { ShareError } from "../../domain/stock/commands/share.ts";
import type { WriteOffError } from "../../domain/stock/commands/write-off.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { Sayings } from "./sayings.ts";
import { explainQuantity } from "./values.ts";

export type StockError = Exclude<ReceiveError | CountError | ShareError | WriteOffError, BranchError>;

export const stockSayings: Sayings<StockError> = {
  UnknownProduct: ({ name }, m) =>
    name === "" ? m["goods.unknownProduct"] : `${name}: ${m["goods.unknownProduct"]}`,
  ArchivedProduct: ({ name }, m) => m["goods.archivedProduct"](name),
  BadQuantity: ({ name, reason }, m, f) => `${name}: ${explainQuantity(reason, m, f)}`,
  CountedTwice: ({ name }, m) => `${name}: ${m["stock.countedTwice"]}`,
  UnknownHolder: (_, m) => m["stock.unknownHolder"],
  NotEnough: ({ lines }, m, f) =>
    lines
      .map(({ name, held, wanted }) =>
        m["goods.notEnough"](name, f.quantity(held as Quantity), f.quantity(wanted as Quantity)),
      )
      .join("\n"),
  NoShortage: ({ name }, m) => m["stock.noShortage"](name),
  OverrideNotAllowed: (_, m) => m["sale.overrideNotAllowed"],
};
