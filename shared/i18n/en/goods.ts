/** What may be wrong with goods, files and storage, for every screen that handles goods. */
export const goods = {
  "goods.notAllowed": "Your role does not allow this. Ask a manager.",
  "goods.notSignedIn": "Nobody is signed in. Sign in and try again.",
  "goods.notWriter": "The shop is open in another tab. Go on there, or take over here.",
  "goods.storageFull":
    "There is no room left on this device. Nothing was saved; free some space and try again.",
  "goods.storageFailed": "This device could not save it. Nothing was changed; try again.",
  "goods.failed": (code: string) => `This did not work (${code}). Nothing was changed.`,
  "goods.badValue": "This value cannot be used here.",
  "goods.missing": "This has to be filled in.",
  "goods.tooLong": (max: string) => `Too long: at most ${max} characters.`,
  "goods.notANumber": "This is not a number.",
  "goods.negative": "It cannot be less than zero.",
  "goods.zero": "It has to be more than zero.",
  "goods.wholeOnly": "Whole numbers only.",
  "goods.tooPrecise": (digits: string) => `At most ${digits} digits after the mark.`,
  "goods.tooLarge": "The number is too large.",
  "goods.unprintable": "It holds characters that cannot be seen.",
  "goods.badCheckDigit": (digit: string) =>
    `A digit is wrong: the last one should be ${digit}. Scan or type it again.`,
  "goods.rounded": "A spreadsheet has shortened this number. Export the column as text.",
  "goods.duplicateBarcode": (code: string, name: string) => `${code} already belongs to “${name}”.`,
  "goods.duplicateSku": (sku: string, name: string) => `SKU ${sku} already belongs to “${name}”.`,
  "goods.unknownCategory": "This category is not there any more.",
  "goods.duplicateCategory": (name: string) => `There is a category “${name}” here already.`,
  "goods.tooDeep": "Categories cannot go deeper than this.",
  "goods.unknownProduct": "This product is not there any more.",
  "goods.archivedProduct": (name: string) => `“${name}” is archived. Take it back into the range first.`,
  "goods.unitFixed": (unit: string) =>
    `Stock has been counted in ${unit}, so the unit stays. Make a new product for another unit.`,
  "goods.productMoved": (name: string) =>
    `“${name}” has been received, counted or sold, so it cannot be deleted. Archive it: it leaves the till and its history stays.`,
  "goods.branchesUnseen": (name: string) =>
    `This device does not see the other branches, where “${name}” may have moved. Archive it, or delete it from the office.`,
  "goods.noBranch": "Choose the branch first.",
  "goods.notInBranch": "You do not work in this branch.",
  "goods.notEnough": (name: string, held: string, wanted: string) =>
    `“${name}”: this device may take off ${held}, and ${wanted} is needed. The rest is with other tills; a manager can go beyond.`,
  "goods.tooManyLevels": (max: string) => `At most ${max} levels of categories.`,
  "goods.tooManyBarcodes": (max: string) => `At most ${max} barcodes.`,
  "goods.noPackSize":
    "A pack is a code, “=” and how many: 14870001234567=12, with a price 14870001234567=12@5400.",
  "goods.packTwice": "This code stands in two packs.",
  "goods.tooManyCells": "There are more cells than columns: put text with separators in quotes.",
  "goods.brokenQuotes": "A quotation mark is not closed.",
  "goods.unknownUnit": "This unit is not known.",
  "goods.unknownTax": "This tax rate is not known. Write 12 or “exempt”.",
  "goods.duplicateInFile": (line: string) => `Line ${line} already says this.`,
  "goods.taken": "The code belongs to another product.",
  "goods.exempt": "exempt",
  "goods.branch": "Branch",
  "goods.allBranches": "All branches",
  "goods.reference": "Supplier’s paper",
};

export type GoodsMessages = typeof goods;
