import { plural } from "../plural.ts";

/** The list of receipts and one receipt's page. */
export const receipts = {
  "receipts.title": "Receipts",
  "receipts.search": "Number, product, customer or amount",
  "receipts.list": "Receipts, newest first",
  "receipts.period": "Period",
  "receipts.till": "Till",
  "receipts.allTills": "All tills",
  "receipts.anyTime": "Any time",
  "receipts.today": "Today",
  "receipts.yesterday": "Yesterday",
  "receipts.week": "7 days",
  "receipts.dates": "Dates",
  "receipts.from": "From",
  "receipts.to": "To",
  "receipts.open": (number: string) => `Receipt ${number}`,
  "receipts.more": (count: number, text: string) =>
    `and ${text} more ${plural("en", count, { one: "line", other: "lines" })}`,
  "receipts.printCopy": "Print a copy",
  "receipts.pdf": "PDF",
  "receipts.pdfFailed":
    "The PDF could not be made. Its parts are fetched once, with a connection; then it works without.",
  "receipts.qr": (number: string) => `Code of receipt ${number}`,
  "receipts.emptyTitle": "No receipts yet",
  "receipts.emptyText": "Every completed sale leaves its receipt here.",
  "receipts.choose": "Choose a receipt to see it",
  "receipts.hereAndServer": "Receipts on this device, and on the server by their number",
  "receipts.hereOnly": "The server is out of reach, so only receipts on this device are shown.",
  "receipts.askingServer": "Asking the server for older ones…",
  "receipts.serverRefused": "The server did not answer the search; only receipts on this device are shown.",
  "receipts.onServer": "on the server",
  "receipts.missing": (number: string) => `There is no receipt ${number} here.`,
  "receipts.missingHint":
    "It may have been made on another till. With a connection, the server can be asked.",
  "receipts.loading": "Reading receipts…",
  "receipts.older": "Show older ones",
};

export type ReceiptsMessages = typeof receipts;
