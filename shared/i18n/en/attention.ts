/** What a person should see to, and what to do about it. */
export const attention = {
  "attention.title": "Attention",
  "attention.subtitle": "What the shop cannot settle by itself.",
  "attention.emptyTitle": "Nothing needs you",
  "attention.emptyText":
    "Here you will find what only a person can settle: goods sold beyond the stock, two products with one barcode, records without permission, a copied till. Nothing is ever dropped quietly.",
  "attention.list": "What needs attention",

  "attention.shortage": (name: string) => `${name}: more went out than was covered`,
  "attention.shortageText": (quantity: string, branch: string) =>
    `${quantity} left ${branch} without cover: sold all the same, or counted away while another till still held them.`,
  "attention.shortageTodo":
    "Count the shelf. Goods that come in pay the shortage off first; if they are gone for good, write them off.",
  "attention.writeOff": "Write off",
  "attention.writeOffTitle": (name: string) => `Write off ${name}`,
  "attention.writeOffText": (text: string) =>
    `${text} left without cover. What is on the shelf stays as it is; somebody stands for the difference, and it leaves this list.`,
  "attention.writeOffReason": "Reason",
  "attention.writeOffMissing": "Write the reason.",
  "attention.writtenOff": "Written off",
  "attention.refundTwice": (name: string, sale: string) => `${name} of receipt ${sale} came back twice`,
  "attention.refundTwiceText": (quantity: string, branch: string) =>
    `${quantity} more came back in ${branch} than was sold: two tills that were apart each gave the money back.`,
  "attention.refundTwiceTodo":
    "Ask whoever allowed it, and the customer if they are known. What cannot be got back somebody stands for, with a reason.",
  "attention.refundBeyond": (name: string, sale: string) =>
    `${name} of receipt ${sale} was given back on somebody’s word`,
  "attention.refundBeyondText": (quantity: string, branch: string) =>
    `${quantity} in ${branch}: the till that sold it could not be asked whether it had come back there already.`,
  "attention.refundBeyondTodo":
    "Bring the till that sold it back into touch and settle it then: if it came back only once, nothing is lost.",
  "attention.refundBy": (number: string, when: string, who: string, reason: string) =>
    `Refund ${number}, ${when}: ${who} allowed it. “${reason}”`,
  "attention.openReceipt": "Open the receipt",
  "attention.refundSettle": "Settle",
  "attention.refundSettleTitle": (name: string, sale: string) => `Settle ${name} of receipt ${sale}`,
  "attention.refundSettleText": (quantity: string) =>
    `${quantity} too much came back and the money is gone. Your name and reason stay on record, and it leaves this list.`,
  "attention.refundSettleEarly": (quantity: string) =>
    `${quantity} was given back. The till that sold it is asked first: what is left of the sale pays for it.`,
  "attention.refundSettled": "Settled",
  "attention.overrideSale": (number: string, when: string, who: string, reason: string) =>
    `Receipt ${number}, ${when}: ${who} let it be sold. “${reason}”`,
  "attention.overrideCount": (when: string, who: string, reason: string) =>
    `${when}: ${who} let it be taken off the books. “${reason}”`,
  "attention.device": "Open the device",
  "attention.voidCut": "By then the office had taken back the right to record it.",
  "attention.cutDevice": "By then the device had been put out of use.",
  "attention.cutLost": "By then the device had been given up as lost.",
  "attention.cutOldLife":
    "It was recorded before the device’s storage broke, and what it held then had been taken back.",
  "attention.cutDismissed": "By then the person no longer worked here.",
  "attention.cutChanged": "By then the person’s role or branches had changed.",
  "attention.cutSignedOut": "By then the person had to sign in anew: their password or PIN had been reset.",
  "attention.voidWhy": (reason: string) => `Reason given: ${reason}.`,
  "attention.voidBeyond":
    "The record changes more than its kind may. The program on that device may have been altered.",
  "attention.voidAuthority": "Only the server may record this.",
  "attention.voidSaleTodo":
    "The goods are gone and the money is in the drawer all the same: count the shelf, and compare the drawer with the receipts.",
  "attention.voidReceiptTodo": "If the goods are there, someone who may receives them again.",
  "attention.voidShareTodo": "Whoever was given these goods may have sold them: count the shelf.",
  "attention.voidCutTodo": "If it should count, someone who may records it again.",
  "attention.kindWriteOff": "Write-off",
  "attention.kindVoided": "Voided sale",
  "attention.receive": "Receive goods",
  "attention.count": "Count stock",

  "attention.barcode": (code: string) => `Barcode ${code} stands on several products`,
  "attention.barcodeText": (names: string) =>
    `${names}. Two devices gave it while they were apart; the till asks each time.`,
  "attention.barcodeTodo": "Look at the label and take the code off the product it is not on.",
  "attention.openProduct": (name: string) => `Open ${name}`,

  "attention.void": (what: string) => `${what}: recorded, without effect`,
  "attention.voidText": (device: string, seq: string) => `On ${device}, record ${seq}.`,
  "attention.voidTexts": (device: string, count: string, named: string) =>
    `On ${device}, ${count} records: ${named}.`,
  "attention.voidTextsMore": (device: string, count: string, named: string, more: string) =>
    `On ${device}, ${count} records: ${named} and ${more} more.`,
  "attention.voidRole": (role: string) => `The person was signed in as ${role}, who may not do this.`,
  "attention.voidPerson": "The person was not signed in properly on that device.",
  "attention.voidBranch": "The person does not work in that branch.",
  "attention.voidScope": "That device may not record this.",
  "attention.voidTodo":
    "If it should count, someone who may can record it again. If not, ask the person why they did it.",

  "attention.unread": "A record from a newer version",
  "attention.unreadText": (device: string, seq: string) =>
    `${device}, record ${seq}. It is kept and passed on, but this version cannot read it yet.`,
  "attention.unreadTodo": "Update this device; the record then takes effect by itself.",

  "attention.forked": (device: string) => `The records of ${device} contradict each other`,
  "attention.forkedText":
    "The device wrote two different records under one number: its data was copied or changed. What came before still counts; nothing after it is taken.",
  "attention.forkedTodo":
    "Stop selling on it, revoke it in Settings, and add it again with a new code. Compare its receipts with the list.",

  "attention.cloned": (device: string) => `${device} seems to exist twice`,
  "attention.clonedText":
    "Its data was copied to another device, or brought back from an old backup. Both went on recording, and goods may have been sold twice.",
  "attention.clonedTodo":
    "Keep one of the two. Revoke the device in Settings, add it again with a new code, and count the goods it sold.",
  "attention.devices": "Open devices",

  "attention.refused": "The server did not take a record of this device",
  "attention.refusedText": (seq: string, reason: string) => `Record ${seq}: ${reason}.`,
  "attention.refusedTodo":
    "The record stays here and nothing is lost. Do not clear this browser’s data; call whoever looks after your shop and read them this.",
  "attention.storage": "This device’s storage was not what it wrote",
  "attention.storageText":
    "Its data was brought back from a copy, or part of it was cleared. What it recorded before counts; goods only it could sell stay with the name it had before.",
  "attention.storageTodo":
    "Compare its last receipts with the list. Count the goods it kept, and they can be sold again.",
  "attention.damaged": "A record on this device cannot be read",
  "attention.damagedText": (seq: string) =>
    `Record ${seq} is damaged on the disk. It was set aside, and everything else was opened.`,
  "attention.damagedTodo":
    "If the server has it, nothing is lost. Do not clear this browser’s data; call whoever looks after your shop and read them this.",
  "attention.other": "Something needs a look",
  "attention.detail": "For support",
  "attention.aDevice": "a device",

  "attention.kindSale": "Sale",
  "attention.kindReceipt": "Goods receipt",
  "attention.kindCount": "Stock count",
  "attention.kindShare": "Sharing of stock",
  "attention.kindProduct": "Change of products",
  "attention.kindCost": "Cost of goods",
  "attention.kindSettings": "Change of settings",
  "attention.kindStaff": "Change of staff",
  "attention.kindDevice": "Adding a device",
  "attention.kindShift": "Shift",
  "attention.kindCash": "Cash in or out",
  "attention.kindRefund": "Refund",
  "attention.kindPayment": "Payment at a terminal",
  "attention.kindPromo": "Prices and promotions",
  "attention.kindPromoUsed": "Promotional code used",
  "attention.kindFiscal": "Fiscal sign",
  "attention.kindCopy": "Printed copy",
  "attention.kindDrawer": "Drawer opened by hand",
  "attention.kindHeld": "Held sale",
  "attention.voidMoneyTodo":
    "The money lies where it lies all the same: compare the drawer, or the bank’s list, with what is written down here.",
  "attention.kindOther": (kind: string) => `Record “${kind}”`,
};

export type AttentionMessages = typeof attention;
