/** Saying who one is. */
export const signin = {
  "signin.who": "Who is it?",
  "signin.title": "Sign in",
  "signin.someoneElse": "Someone else",
  "signin.passwordText": "With login and password, for the first time on this device.",
  "signin.login": "Login",
  "signin.password": "Password",
  "signin.signIn": "Sign in",
  "signin.toPeople": "Back to the list",
  "signin.notMe": "Not me",
  "signin.usePassword": "Use the password",
  "signin.pinOf": (name: string) => `PIN of ${name}`,

  "signin.offlineNow":
    "The server is out of reach. The first sign-in on a device needs it; try when the connection is back.",
  "signin.offlineNowPin":
    "The server is out of reach, and a password needs it. Whoever has a PIN on this device can sign in with that.",
  "signin.missingLogin": "Enter your login.",
  "signin.missingPassword": "Enter your password.",
  "signin.wrongPin": "That is not the PIN. Try again.",
  "signin.pinPaused": (wait: string) => `Too many wrong PINs. Try again in ${wait}.`,
  "signin.pinLocked": "Too many wrong PINs. A manager can unlock it here, or use the password.",
  "signin.locked": "PIN locked",
  "signin.unlockHere": "Ask a manager to unlock it",
  "signin.whoUnlocks": "Who unlocks the PIN?",
  "signin.unlock": "Unlock",
  "signin.mayNotUnlock": "Only a manager may unlock a PIN.",
  "signin.noPin": "There is no PIN for you on this device. Use the password.",
  "signin.storageFailed":
    "This device could not read or write its storage. Try again; if it stays so, restart the browser.",
  "signin.offline": "The server is out of reach, and a password needs it. Try when the connection is back.",
  "signin.wrongPassword": "Login or password is wrong.",
  "signin.tooManyTries": "Too many tries. Wait a few minutes.",
  "signin.tooManyTriesWait": (wait: string) => `Too many tries. Try again in ${wait}.`,
  "signin.problem": (status: string, code: string) =>
    `The server answered with an error (${status} ${code}). Try again.`,
  "signin.seconds": (text: string) => `${text} s`,
  "signin.minutes": (text: string) => `${text} min`,

  "signin.pinOffer": "Choose a PIN",
  "signin.pinOfferText": "With it you sign in quickly on this device, also with no connection.",
  "signin.pinCurrent": "Present PIN",
  "signin.pinNew": "New PIN",
  "signin.pinNewText": "4 to 8 digits. It works on this device only.",
  "signin.pinRepeat": "The same PIN again",
  "signin.pinDifferent": "The two do not match.",
  "signin.pinShape": "4 to 8 digits, nothing else.",
  "signin.pinSaved": "PIN saved",
  "signin.pinNotSaved": "The PIN was not saved. Try again.",
};

export type SigninMessages = typeof signin;
