import type { ReadonlySignal } from "@preact/signals";
import type { Authority, Signed } from "../../shared/core/certificate.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { Http, HttpError } from "./http.ts";
import type { PinVerifier } from "./pin.ts";

/** The server's answer to a sign-in or a renewal. */
export interface SignedIn {
  readonly access: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly authority: Authority;
  readonly person: { readonly staff: string; readonly name: string; readonly role: string };
  readonly ticket: Signed;
  readonly pinVerifier: PinVerifier | null;
}

/** The right to ask the server as the person at the device. */
export interface PersonToken {
  /** A token, renewed when there is none; `Problem` 401 when only a password would give one. */
  readonly bearer: () => Promise<Result<string, HttpError>>;
  /** A new token in place of one the server would not take. */
  readonly renew: () => Promise<Result<string, HttpError>>;
  readonly take: (word: SignedIn) => void;
  readonly drop: () => void;
}

/**
 * The browser keeps one sign-in at the server, that of whoever typed a password last. It is not lent to another who is at
 * the device by PIN. `heard` gets what the server says of the person each time.
 */
export const createPersonToken = (
  http: Http,
  person: ReadonlySignal<Person | null>,
  device: DeviceId,
  heard: (word: SignedIn) => Promise<void>,
): PersonToken => {
  let token: { readonly staff: string; readonly access: string } | null = null;
  let renewing: Promise<Result<string, HttpError>> | null = null;

  const take = ({ access, person: { staff } }: SignedIn): void => {
    token = { staff, access };
  };
  const askAnew = async (): Promise<Result<string, HttpError>> => {
    const staff = person.peek()?.ticket.staff;
    if (staff === undefined) return err(notSignedIn);
    const answer = await http.json<SignedIn>({ method: "POST", path: `/v1/auth/refresh?device=${device}` });
    if (!answer.ok) return answer;
    if (answer.value.person.staff !== staff || person.peek()?.ticket.staff !== staff) return err(notSignedIn);
    take(answer.value);
    await heard(answer.value);
    return ok(answer.value.access);
  };
  const renew = (): Promise<Result<string, HttpError>> => {
    renewing ??= askAnew().finally(() => {
      renewing = null;
    });
    return renewing;
  };
  return {
    take,
    renew,
    drop: () => {
      token = null;
    },
    bearer: async () =>
      token !== null && token.staff === person.peek()?.ticket.staff ? ok(token.access) : renew(),
  };
};

const notSignedIn: HttpError = { type: "Problem", status: 401, code: "NotSignedIn", retryAfter: null };
