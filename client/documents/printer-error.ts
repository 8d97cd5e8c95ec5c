import type { PrinterError } from "../device/printer/transport.ts";
import type { I18n } from "../ui/i18n.ts";

/** Why nothing was printed, and what to do about it. */
export const printerErrorText = (error: PrinterError, { t }: Pick<I18n, "t">): string => {
  switch (error.type) {
    case "NoSuchWay":
      return t("paper.eNoWay");
    case "NotChosen":
      return t("paper.eNotChosen");
    case "PrinterOff":
      return t("paper.eOff");
    case "NoPaper":
      return t("paper.ePaper");
    case "CoverOpen":
      return t("paper.eCover");
    case "PrinterBusy":
      return t("paper.eBusy");
    case "ServerAway":
      return t("paper.eServer");
    case "UnknownPrinter":
      return t("paper.eUnknown", error.name);
  }
};
