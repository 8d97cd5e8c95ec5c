/** What may be wrong with settings, branches, people and devices. */
export const access = {
  "access.currencyFixed": (currency: string) =>
    `The currency stays ${currency}: amounts already recorded would change their meaning.`,
  "access.branchExists": "There is such a branch already.",
  "access.unknownBranch": "This branch is not known here.",
  "access.unknownDevice": "This device is not known here.",
  "access.unknownStaff": "This person is not known here.",
  "access.loginTaken": (login: string, name: string) => `The login “${login}” already belongs to ${name}.`,
  "access.ownerOnly": "Only an owner can make, change or dismiss owners and admins.",
  "access.lastOwner": "Somebody has to stay owner. Make another owner first.",
  "access.branchesMissing": "Choose at least one branch.",
  "access.notYourBranch": "You can give only branches in which you work yourself.",
  "access.codeMissing": "A till needs a code; it is printed on every receipt.",
  "access.codeTaken": (code: string, name: string) => `The code ${code} already belongs to “${name}”.`,
  "access.deviceCut": (reason: string) =>
    `This device was put out of use (${reason}). What it has written so far is kept; nothing more is taken from it.`,
  "access.scopeNotWritable":
    "This device may not record that. Do it on a device that may, or with the server.",
};

export type AccessMessages = typeof access;
