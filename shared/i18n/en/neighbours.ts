import { plural } from "../plural.ts";

/** Devices in touch with this one, and linking two tills by hand. */
export const neighbours = {
  "neighbours.title": "Devices in touch",
  "neighbours.subtitle":
    "Tills find each other by themselves and share what they know, also without internet.",
  "neighbours.connect": "Connect two tills",

  "neighbours.here": "This device",
  "neighbours.onlyHereNone": "All that was recorded here is known elsewhere too.",
  "neighbours.salesOnlyHere": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "sale", other: "sales" })} only on this device`,
  "neighbours.recordsOnlyHere": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "record", other: "records" })} only on this device`,
  "neighbours.recordsInAll": (text: string) =>
    `${text} records in all. Do not clear this browser’s data until another device has them.`,
  "neighbours.keepData": "Do not clear this browser’s data until another device has them.",

  "neighbours.inTouch": "In touch now",
  "neighbours.away": "Not in touch",
  "neighbours.server": "Server",
  "neighbours.aloneTitle": "No other till in touch",
  "neighbours.aloneText":
    "Tills of this branch find each other when both are on and in one network. If they do not, connect two of them by hand once.",
  "neighbours.hidden":
    "The browser hides this device’s address in the network because the camera is not allowed. Tills may not find it.",
  "neighbours.noAddress":
    "The browser shows no address of this device: it is in no network, or the camera is not allowed.",
  "neighbours.kindTill": "Till",
  "neighbours.kindWarehouse": "Warehouse device",
  "neighbours.kindHub": "Hub of the shop",
  "neighbours.kindPhone": "Phone or computer",
  "neighbours.wayServer": "over the internet",
  "neighbours.wayHub": "within the shop",
  "neighbours.wayDirect": "directly",
  "neighbours.rtt": (text: string) => `${text} ms`,
  "neighbours.forMinutes": (text: string) => `for ${text} min`,
  "neighbours.forHours": (text: string) => `for ${text} h`,
  "neighbours.forDays": (text: string) => `for ${text} d`,
  "neighbours.connected": "In touch",
  "neighbours.lastSeen": (age: string) => `Last in touch ${age}`,
  "neighbours.neverSeen": "Not met from here yet",
  "neighbours.serverSeen": (age: string) => `Out of reach; it last answered ${age}`,
  "neighbours.serverNever": "Out of reach since this page was opened",

  "neighbours.pairTitle": "Connect two tills",
  "neighbours.pairText":
    "Without internet and without a server. Put the tills side by side; it takes a minute.",
  "neighbours.steps": "Steps",
  "neighbours.stepCamera": "Camera",
  "neighbours.stepCodes": "Codes",
  "neighbours.stepDone": "Connected",
  "neighbours.cameraTitle": "Allow the camera",
  "neighbours.cameraReads": "It reads the code on the other till’s screen.",
  "neighbours.cameraOpens":
    "Until it is allowed, the browser hides this till’s address in the shop’s network, and the other cannot find it.",
  "neighbours.cameraKeeps": "No picture is kept or sent.",
  "neighbours.cameraAllow": "Allow the camera",
  "neighbours.cameraWithout": "Go on without it",
  "neighbours.cameraDenied":
    "The camera is blocked for this page. Open the sign beside the address at the top of the browser, allow the camera, and try again.",
  "neighbours.cameraNone":
    "The browser finds no camera here. The code can be typed, or read with a QR scanner; in most networks the tills still find each other.",
  "neighbours.cameraBusy": "Another program is using the camera. Close it and try again.",
  "neighbours.cameraFailed":
    "The camera did not start. Plug it in again and try once more, or type the code.",
  "neighbours.networkAsk":
    "If the browser asks whether this page may find devices in your network, allow that too.",
  "neighbours.networkDenied":
    "The browser does not let this page reach devices in the network. Open the sign beside the address at the top and allow the local network.",

  "neighbours.roleTitle": "Which till is this?",
  "neighbours.roleText": "Open this page on both tills. One is the first, the other the second.",
  "neighbours.roleFirst": "The first",
  "neighbours.roleFirstText": "Shows a code",
  "neighbours.roleSecond": "The second",
  "neighbours.roleSecondText": "Reads the code of the first",

  "neighbours.making": "Making the code…",
  "neighbours.showToSecond": "Show this to the second till",
  "neighbours.showToSecondText": "Choose “The second” there and hold it so that its camera sees this screen.",
  "neighbours.wasRead": "It has read the code",
  "neighbours.showToFirst": "Now show this to the first till",
  "neighbours.showToFirstText":
    "Press “It has read the code” there and hold it so that its camera sees this screen. This page goes on by itself.",
  "neighbours.picture": "Code of this till",
  "neighbours.asText": "The code as text",
  "neighbours.copied": "Copied",
  "neighbours.readSecond": "Read the code of the second till",
  "neighbours.readFirst": "Read the code of the first till",
  "neighbours.readText": "Hold its screen before the camera, so that the whole square is in the picture.",
  "neighbours.readScanner": "A QR scanner works here too.",
  "neighbours.cameraView": "What the camera sees",
  "neighbours.lampOn": "Light on",
  "neighbours.lampOff": "Light off",
  "neighbours.type": "Type the code",
  "neighbours.typeLabel": "Code of the other till",
  "neighbours.typeHint": "In groups or without; capitals do not matter.",
  "neighbours.paste": "Paste",
  "neighbours.pasteFailed": "The browser does not let the page paste. Press Ctrl+V in the field.",
  "neighbours.goOn": "Go on",
  "neighbours.joining": "Connecting…",
  "neighbours.linked": (name: string) => `Connected with ${name}`,
  "neighbours.linkedText":
    "They are telling each other what the other lacks. From now on they find each other by themselves, as long as one of the tills they know is on.",
  "neighbours.another": "Connect another",
  "neighbours.toList": "Devices in touch",
  "neighbours.failed": "Not connected",
  "neighbours.anew": "Begin anew",

  "neighbours.notACode": "That is no code of a till. Read the square on the other till’s screen.",
  "neighbours.newerCode": "The other till runs a newer version. Update the app on this one first.",
  "neighbours.badCharacter": (at: string, character: string) =>
    `Character ${at}, “${character}”, stands in no code. Compare it with the screen.`,
  "neighbours.incomplete": "The end is missing. Go on to the last group.",
  "neighbours.mistyped": "One character is not as shown. Compare group by group.",
  "neighbours.twoFirst": "Both tills began as the first. Choose “The second” on the other one.",
  "neighbours.answerForOther": "That is an answer to another till. Begin anew on the first till.",
  "neighbours.ownCode": "That is this till’s own code. Read the one on the other screen.",
  "neighbours.otherOffer":
    "That answers an older code. Begin anew and let the second till read the code again.",
  "neighbours.noLinks":
    "This tab only reads along, or the browser makes no direct connections. Use the tab that records, in an up-to-date Chrome or Edge.",
  "neighbours.noAddressTodo":
    "The browser named no address of this device. Join the shop’s network by cable or Wi-Fi, allow the camera, and begin anew.",
  "neighbours.notReached":
    "Nothing came through. Both must be in one network: the same Wi-Fi or the same switch. Guest networks often keep devices apart. Then begin anew on both.",
  "neighbours.awayRevoked":
    "One of the two has been put out of the shop. It would be added again with a new code.",
  "neighbours.awayBranch": "They stand in different branches. Only tills of one branch are connected.",
  "neighbours.awayOrganisation": "The other device belongs to another shop.",
  "neighbours.awayExpired": "The certificate of one of them has run out. Connect both to the server once.",
  "neighbours.awayUnproven":
    "One of them could not prove what it is. Connect both to the server once, then begin anew.",
  "neighbours.awayProtocol": "They run different versions of the app. Update both.",
  "neighbours.awayOther": (reason: string) => `The other till ended the connection (${reason}). Begin anew.`,
};

export type NeighboursMessages = typeof neighbours;
