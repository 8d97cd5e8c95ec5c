/** Making a device part of a shop. */
export const enrol = {
  "enrol.title": "Add this device to your shop",
  "enrol.text":
    "It does not belong to a shop yet. A code from the shop’s owner or administrator makes it a till, a phone or a warehouse device.",
  "enrol.code": "Device code",
  "enrol.codeHint": "8 letters and digits. Works once, within a quarter of an hour.",
  "enrol.join": "Add this device",
  "enrol.step1": "On a device of the shop, open Settings, then Devices.",
  "enrol.step2": "Choose what the new device is and make a code.",
  "enrol.step3": "Enter the code here, or open its link by the picture shown beside it.",
  "enrol.outOfReach": "The server is out of reach. Adding a device needs it once.",

  "enrol.welcome": "This device is ready",
  "enrol.isTill": "A till: it sells, also with no connection.",
  "enrol.isPhone": "For looking after the shop. It does not sell.",
  "enrol.isWarehouse": "For goods receipt and counting.",
  "enrol.isServer": "A server of the shop.",
  "enrol.isHub": "A hub: a computer that links the tills of the shop.",
  "enrol.start": "Open the shop",

  "enrol.incomplete": "The code has 8 letters and digits.",
  "enrol.wrongCode": "That code does not work. It may be mistyped, used already or too old: make a new one.",
  "enrol.offline": "The server is out of reach. The code stays here: try again when the connection is back.",
  "enrol.tooManyTries": "Too many tries. Wait a few minutes.",
  "enrol.tooManyTriesWait": (minutes: string) => `Too many tries. Try again in ${minutes} min.`,
  "enrol.problem": (status: string, code: string) =>
    `The server answered with an error (${status} ${code}). Try again.`,
};

export type EnrolMessages = typeof enrol;
