import type { DeviceId } from "../../../shared/core/ids.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { ByeReason } from "../../../shared/sync/messages.ts";
import type { Packed } from "../../../shared/sync/pairing/pack.ts";
import { type BadCode, readCode, writeCode } from "../../../shared/sync/pairing/pairing-code.ts";
import type { Link } from "./link.ts";
import { checksumOf } from "./meetings.ts";

export type PairingError =
  | BadCode
  /** Another tab writes here, or this browser has no direct links. */
  | { readonly type: "NoLinks" }
  /** The browser named no address: no network, or no permission to look at more than the way to the internet. */
  | { readonly type: "NoAddress" }
  /** The other step's code. */
  | { readonly type: "WrongStep"; readonly is: "offer" | "answer" }
  /** This till's own code. */
  | { readonly type: "OwnCode" }
  /** It answers another code than the one shown here last. */
  | { readonly type: "OtherOffer" }
  /** Nothing came through: another network, or the other till went on. */
  | { readonly type: "NotReached" }
  | { readonly type: "TurnedAway"; readonly reason: ByeReason };

export interface Paired {
  readonly device: DeviceId;
  readonly name: string;
}

/** Two tills that nobody can carry words between: people do, by QR code or by typing. */
export interface Pairing {
  /** First till: the code to show. The one shown before is worth nothing any more. */
  readonly createOffer: () => Promise<Result<string, PairingError>>;
  /** Second till: takes the first's code and gives its own to show. */
  readonly acceptOffer: (code: string) => Promise<Result<string, PairingError>>;
  /** First till: takes the second's code and waits until they are linked. */
  readonly acceptAnswer: (code: string) => Promise<Result<Paired, PairingError>>;
}

export interface PairingDeps {
  /** `null` where no links are to be had now. */
  readonly open: (isOurs: boolean) => Link | null;
  /** Resolves when the link is open, or over, with the word it ended by. */
  readonly settled: (link: Link) => Promise<ByeReason | null>;
  /** Of our own key. */
  readonly fingerprint: string;
}

/** People show, scan and type in this time. */
const PATIENCE_MS = 180_000;
const OPEN_MS = 15_000;

export const createPairing = ({ open, settled, fingerprint }: PairingDeps): Pairing => {
  let shown: { readonly link: Link; readonly checksum: number | null } | null = null;

  /** A link whose own description is known, as the code to show. */
  const describe = async (
    isOurs: boolean,
    make: (link: Link) => Promise<string>,
  ): Promise<Result<{ readonly link: Link; readonly code: string }, PairingError>> => {
    const link = open(isOurs);
    if (link === null) return err({ type: "NoLinks" });
    try {
      const code = await make(link);
      const own = readCode(code);
      if (own.ok && own.value.description.candidates.length > 0) return ok({ link, code });
    } catch {
      // the browser would not: said by name below
    }
    link.close();
    return err({ type: "NoAddress" });
  };
  const readStep = (typed: string, step: "offer" | "answer"): Result<Packed, PairingError> => {
    const code = readCode(typed);
    if (!code.ok) return code;
    if (code.value.description.fingerprint === fingerprint) return err({ type: "OwnCode" });
    return code.value.description.type === step
      ? code
      : err({ type: "WrongStep", is: code.value.description.type });
  };
  return {
    createOffer: async () => {
      shown?.link.close();
      shown = null;
      const made = await describe(true, async ({ connection }) => writeCode(await connection.offer()));
      if (!made.ok) return made;
      const { link, code } = made.value;
      shown = { link, checksum: checksumOf(code) };
      return ok(code);
    },
    acceptOffer: async (typed) => {
      const offer = readStep(typed, "offer");
      if (!offer.ok) return offer;
      const { description, checksum } = offer.value;
      const made = await describe(false, async (link) => {
        link.expect(description.fingerprint, PATIENCE_MS);
        return writeCode(await link.connection.answer(description), checksum);
      });
      return made.ok ? ok(made.value.code) : made;
    },
    acceptAnswer: async (typed) => {
      const answer = readStep(typed, "answer");
      if (!answer.ok) return answer;
      if (shown === null || shown.checksum !== answer.value.answers) return err({ type: "OtherOffer" });
      const { link } = shown;
      shown = null;
      const { description } = answer.value;
      link.expect(description.fingerprint, OPEN_MS);
      const ended = settled(link);
      await link.connection.accept(description).catch(() => link.close());
      const word = await ended;
      const peer = link.peer();
      if (peer !== null) return ok({ device: peer.device, name: peer.name });
      return err(word === null ? { type: "NotReached" } : { type: "TurnedAway", reason: word });
    },
  };
};
