import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { ApiError } from "./api.ts";
import { type EnrolDeps, enrolDevice } from "./enrolment.ts";
import type { Http } from "./http.ts";
import type { SignedIn } from "./person-token.ts";
import { createVerifier } from "./pin.ts";

/** A shop that does not exist yet. */
export interface NewShop {
  readonly organisation: string;
  readonly currency: string;
  readonly taxMode: "included" | "added";
  /** Sold only in an open shift; the largest difference (minor units) a cashier closes one with alone. */
  readonly requireShift: boolean;
  readonly differenceLimit: number;
  readonly branch: string;
  readonly owner: {
    readonly name: string;
    readonly login: string;
    readonly password: string;
    /** Four to eight digits; never leaves this device. */
    readonly pin: string;
  };
  /** This device, the first of the shop. */
  readonly device: { readonly kind: "till" | "phone"; readonly name: string; readonly code: string };
}

export type SetupError =
  | ApiError
  /** Somebody else has set this server up meanwhile. */
  | { readonly type: "AlreadySetUp" }
  /** The shop is there, this device could not be made part of it: sign in and enrol it. */
  | { readonly type: "NotEnrolled" };

/** Whether the server still waits for its first shop; `unknown` while it is out of reach. */
export const askServer = async (http: Http): Promise<"empty" | "has-shop" | "unknown"> => {
  const answer = await http.json<{ readonly needed: boolean }>({ method: "GET", path: "/v1/setup" });
  if (!answer.ok) return "unknown";
  return answer.value.needed ? "empty" : "has-shop";
};

/** Makes a shop on an empty server and this device its first. The owner then signs in with the password chosen. */
export const createShop = async (deps: EnrolDeps, shop: NewShop): Promise<Result<null, SetupError>> => {
  const { organisation, currency, taxMode, requireShift, differenceLimit, branch, owner, device } = shop;
  const { pin, ...account } = owner;
  const made = await deps.http.json<{ readonly branch: string }>({
    method: "POST",
    path: "/v1/setup",
    body: {
      organisation,
      currency,
      taxMode,
      requireShift,
      differenceLimit,
      branch: { name: branch },
      owner: { ...account, pin: await createVerifier(pin) },
    },
  });
  if (!made.ok) {
    const { error } = made;
    return err(error.type === "Problem" && error.code === "AlreadySetUp" ? { type: "AlreadySetUp" } : error);
  }
  const isEnrolled = await enrolFirst(deps, account, device, made.value.branch);
  return isEnrolled ? ok(null) : err({ type: "NotEnrolled" });
};

/** A till stands in the first branch; a phone stands nowhere. */
const enrolFirst = async (
  deps: EnrolDeps,
  { login, password }: Pick<NewShop["owner"], "login" | "password">,
  { kind, name, code }: NewShop["device"],
  branch: string,
): Promise<boolean> => {
  const { http } = deps;
  const signedIn = await http.json<SignedIn>({
    method: "POST",
    path: "/v1/auth/sign-in",
    body: { login, password },
  });
  if (!signedIn.ok) return false;
  const issued = await http.json<{ readonly code: string }>({
    method: "POST",
    path: "/v1/device-codes",
    bearer: signedIn.value.access,
    body: { kind, name, branch: kind === "till" ? branch : null, ...(code !== "" && { code }) },
  });
  return issued.ok && (await enrolDevice(deps, issued.value.code)).ok;
};
