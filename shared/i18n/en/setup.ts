/** First run: the shop, its owner, this device. */
export const setup = {
  "setup.title": "Set up your shop",
  "setup.step": (number: string, count: string) => `Step ${number} of ${count}`,
  "setup.shopTitle": "Your shop",
  "setup.shopText": "It takes two minutes. Everything but the currency can be changed later.",
  "setup.ownerTitle": "You, the owner",
  "setup.ownerText":
    "With the login and password you sign in anywhere; with the PIN, on devices that know you.",
  "setup.deviceTitle": "This device",
  "setup.deviceText": "The first of your shop. You will add others from the settings.",

  "setup.organisation": "Name of the shop",
  "setup.organisationHint": "It stands at the top of every receipt.",
  "setup.country": "Country",
  "setup.countryKZ": "Kazakhstan",
  "setup.countryUZ": "Uzbekistan",
  "setup.countryRU": "Russia",
  "setup.countryHint": (currency: string, rate: string) =>
    `Prices in ${currency}, VAT ${rate} unless a product says otherwise.`,
  "setup.taxMode": "Prices on the shelf",
  "setup.taxIncluded": "include VAT",
  "setup.taxAdded": "VAT is added at the till",
  "setup.branch": "First branch",
  "setup.branchHint": "A name people know it by, for instance its street.",

  "setup.name": "Your name",
  "setup.login": "Login",
  "setup.loginHint": "A short name or an e-mail address.",
  "setup.password": "Password",
  "setup.passwordHint": "At least 8 characters. A few words are easier to keep in mind than signs.",
  "setup.strength": "Strength of the password",
  "setup.strengthShort": "Too short",
  "setup.strengthWeak": "Easy to guess",
  "setup.strengthFair": "Fair",
  "setup.strengthGood": "Good",
  "setup.pin": "PIN",
  "setup.pinHint": "4 to 8 digits, for signing in quickly, also with no connection.",

  "setup.kind": "What is this device?",
  "setup.till": "A till",
  "setup.tillText": "Sells, prints receipts, receives goods.",
  "setup.phone": "My phone or computer",
  "setup.phoneText": "Looks after the shop: products, stock, settings. Does not sell.",
  "setup.device": "Name of the device",
  "setup.deviceHint": "So that you know it in the list, for instance “Till by the door”.",
  "setup.deviceTill": "Till 1",
  "setup.devicePhone": "Owner’s phone",
  "setup.code": "Till code",
  "setup.codeHint": (number: string) => `Stands before every receipt number: ${number}.`,

  "setup.create": "Open the shop",
  "setup.creating": "Opening the shop…",

  "setup.missing": "Fill this in.",
  "setup.tooLong": "That is too long.",
  "setup.shortPassword": "At least 8 characters.",
  "setup.longPassword": "Too long: at most 72 bytes, which is 72 Latin or 36 Cyrillic letters.",
  "setup.badPin": "4 to 8 digits, nothing else.",
  "setup.badCode": "1 to 6 Latin letters or digits, such as T1.",
  "setup.refused": "The server did not accept this. Change it and try again.",

  "setup.offline":
    "The server is out of reach. Everything you typed is still here: check the connection and try again.",
  "setup.alreadySetUp": "This server has a shop already. Ask its owner for a device code.",
  "setup.notEnrolled":
    "The shop is there, but this device could not join it. Load the page again, get a device code and enter it.",
  "setup.problem": (status: string, code: string) =>
    `The server answered with an error (${status} ${code}). Everything you typed is still here: try again.`,
};

export type SetupMessages = typeof setup;
