import { plural } from "../plural.ts";

/** The shell around all screens: navigation, status, start, update. */
export const app = {
  "app.name": "SaudaFlow",
  "app.sections": "Sections",
  "app.till": "Till",
  "app.products": "Products",
  "app.import": "Import",
  "app.receive": "Receive",
  "app.stock": "Stock",
  "app.receipts": "Receipts",
  "app.attention": "Attention",
  "app.settings": "Settings",
  "app.more": "More",
  "app.skip": "Skip to the content",

  "app.status": "State of this device",
  "app.connected": "Connected",
  "app.connecting": "Connecting…",
  "app.offline": "Offline",
  "app.offlineSince": (time: string) => `Offline since ${time}`,
  "app.readsAlong": "Another tab works",
  "app.readsAlongText": "This tab reads along with the one that works; its connection is what counts.",
  "app.peers": (text: string) => `${text} in touch`,
  "app.peersOpen": "Show devices",
  "app.unsent": (text: string) => `${text} on this device only`,
  "app.clockOff": (minutes: string) => `Clock is ${minutes} min off`,
  "app.attentionCount": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "needs", other: "need" })} attention`,
  "app.person": (name: string) => `Signed in: ${name}. Open the menu`,

  "app.server": "Server",
  "app.serverConnected": (age: string) => `Answered ${age}`,
  "app.serverOffline": "Out of reach. You can go on working; everything is sent when the connection is back.",
  "app.serverNever": "Has not answered since this page was opened. You can go on working.",
  "app.unsentTitle": "On this device only",
  "app.unsentNone": "Nothing: all that was recorded here is known elsewhere too.",
  "app.unsentSome": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "record has", other: "records have" })} not reached anyone else yet. Do not clear this browser’s data.`,
  "app.unsentLong": "It has been so for many hours: bring this device to a connection today.",
  "app.copies": "Copies of the last record",
  "app.copiesOnlyHere": "On this device only",
  "app.copiesElsewhere": (count: number, text: string) =>
    `Here and on ${text} other ${plural("en", count, { one: "device", other: "devices" })}`,
  "app.clock": "Clock",
  "app.clockRight": "Agrees with the server",
  "app.clockUnknown": "Not compared with the server yet",
  "app.clockAhead": (minutes: string) =>
    `${minutes} min ahead of the server. Sales are safe, but receipts show the wrong time: set the device’s clock.`,
  "app.clockBehind": (minutes: string) =>
    `${minutes} min behind the server. Sales are safe, but receipts show the wrong time: set the device’s clock.`,
  "app.attentionOpen": "Open the attention list",
  "app.device": "Device",
  "app.user": "Person",
  "app.branch": "Branch",

  "app.menu": "Menu",
  "app.lock": "Change person",
  "app.lockHint": "The open sale stays as it is.",
  "app.keys": "Keyboard shortcuts",
  "app.keysGroup": "Sections",
  "app.help": "Show the shortcuts",

  "app.opening": "Opening the shop…",
  "app.brokenTitle": "The shop could not be opened",
  "app.brokenNothingLost":
    "Nothing has been deleted. What was recorded on this device is still in this browser.",
  "app.brokenStorage":
    "The browser did not let us read its storage. Close other tabs of the shop, restart the browser and try again. Do not clear the browser’s data.",
  "app.brokenQuota":
    "This device has no room left. Free some space (photos, downloads), then try again. Do not clear the browser’s data.",
  "app.brokenNewer":
    "The data here was written by a newer version of the app. Load the page again while connected, to get that version.",
  "app.brokenUnsupported":
    "This browser lacks what the till needs to keep sales safe. Use an up-to-date Chrome, Edge or another Chromium browser, over HTTPS or on localhost.",
  "app.brokenOther":
    "Load the page again. If it stays so, call whoever looks after your shop and read them this:",
  "app.reload": "Load again",

  "app.readOnlyTitle": "The shop is open in another tab",
  "app.readOnlyText": "Here you can look, but not record anything. Only one tab at a time may write.",
  "app.takeOver": "Work here instead",

  "app.forbiddenTitle": "Not for your role",
  "app.forbiddenText": (role: string) =>
    `You are signed in as ${role}. Someone who may open this can sign in, or change your role in the settings.`,
  "app.forbiddenHere": "This device cannot show it: only a till sells.",
  "app.unknownTitle": "There is no such page",
  "app.unknownText": "The address may be mistyped. Choose a section, or go back to the start.",
  "app.home": "To the start",
  "app.loadFailedTitle": "This screen could not be loaded",
  "app.loadFailedText":
    "Its parts are not on this device yet and the server is out of reach. The rest still works.",
  "app.crashedTitle": "This screen stopped",
  "app.crashedText":
    "What you recorded before is safe. Open the screen again; if it stops again, report this:",

  "app.updateReady": "A new version is ready",
  "app.updateText": "It takes a few seconds and loses nothing.",
  "app.updateNow": "Update now",
  "app.updateLater": "Later",
  "app.updateAfterSale": "Finish or void the open sale first; then update.",
  "app.updateLoaded": "A new version is here. Load this page again when it suits you.",

  "app.roleOwner": "owner",
  "app.roleAdmin": "administrator",
  "app.roleManager": "manager",
  "app.roleSeller": "cashier",
  "app.roleOperator": "storeman",
  "app.roleViewer": "viewer",
  "app.roleCustomer": "customer",
};

export type AppMessages = typeof app;
