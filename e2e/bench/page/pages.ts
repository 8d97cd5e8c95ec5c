import type { DocRow, Page } from "../../../shared/core/checkpoint.ts";
import type { BranchId, DeviceId, EpochId } from "../../../shared/core/ids.ts";
import type { Stamp } from "../../../shared/core/stamp.ts";
import { ORGANISATION } from "../../../shared/domain/access/organisation.ts";
import { shopPages } from "../../store/shop-pages.ts";

/** Where the bench's till stands, and who it is: the holder to whom the pages give rights to every third product. */
export const TILL = {
  branch: "main" as BranchId,
  device: "till-ghijkl" as DeviceId,
  epoch: "1abcd" as EpochId,
};

/** A server's pages of a shop that is set up and has so many products, as lines of the stream. */
export const benchPages = (products: number): readonly string[] => {
  const settings: readonly Page[] = [
    {
      type: "docs",
      doc: "org",
      rows: [
        aDoc(ORGANISATION, { name: "Bench", currency: "KZT", taxMode: "included", cashRounding: "none" }),
      ],
    },
    { type: "docs", doc: "branch", rows: [aDoc(TILL.branch, { name: "Main", address: "", open: true })] },
  ];
  const pages = shopPages(products).slice(0, -1);
  const lines = [...settings.map((page) => JSON.stringify(page)), ...pages];
  return [...lines, `{"type":"end","pages":${lines.length}}`];
};

const aDoc = (id: string, fields: DocRow[2]): DocRow => [id, "0mlz4k3q00000.server-1" as Stamp, fields, null];
