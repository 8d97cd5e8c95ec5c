import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { DeviceId } from "../../../shared/core/ids.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { CameraError, LinkPermissions } from "../../device/camera-permission.ts";
import type { MeshActions } from "../../session/shop.ts";
import type { Peer } from "../../sync/mesh/neighbours.ts";
import type { PairingError } from "../../sync/mesh/pairing.ts";

/** The first till shows its code to begin with; the second reads that and answers with its own. */
export type Role = "first" | "second";

/** What the page asks for now. */
export type PairStep =
  | { readonly type: "looking" }
  /** `fault` is why the camera was not given, once it was asked for. */
  | { readonly type: "camera"; readonly fault: CameraError | null }
  | { readonly type: "role" }
  | { readonly type: "making"; readonly role: Role }
  | { readonly type: "show"; readonly role: Role; readonly code: string }
  /** `busy` while what was read is being worked on; with the first till, while the two connect. */
  | {
      readonly type: "read";
      readonly role: Role;
      readonly fault: PairingError | null;
      readonly busy: boolean;
    }
  | { readonly type: "linked"; readonly name: string }
  | { readonly type: "failed"; readonly role: Role; readonly error: PairingError };

/** Two tills that nobody can carry words between are linked by their people. */
export interface PairingModel {
  readonly step: ReadonlySignal<PairStep>;
  /** Whether codes are scanned; otherwise they are typed. */
  readonly hasCamera: ReadonlySignal<boolean>;
  /** What the browser said of devices on the same network; `null` where it does not ask. */
  readonly network: ReadonlySignal<LinkPermissions["network"]>;
  readonly allowCamera: () => Promise<void>;
  readonly goWithoutCamera: () => void;
  readonly begin: (role: Role) => Promise<void>;
  /** The first till's code has been read by the second. */
  readonly wasRead: () => void;
  /** A code that was scanned, typed or pasted. */
  readonly take: (text: string) => Promise<void>;
  readonly back: () => void;
  readonly again: () => void;
  readonly stop: () => void;
}

export interface PairingModelDeps {
  readonly mesh: MeshActions;
  readonly peers: ReadonlySignal<readonly Peer[]>;
  readonly permissions: () => Promise<LinkPermissions>;
  readonly askForCamera: () => Promise<Result<null, CameraError>>;
}

export const createPairingModel = (deps: PairingModelDeps): PairingModel => {
  const { mesh, peers } = deps;
  const step = signal<PairStep>({ type: "looking" });
  const hasCamera = signal(false);
  const network = signal<LinkPermissions["network"]>(null);
  const watch = watchNewcomer(peers, (peer) => {
    const { type } = step.peek();
    if (type === "show" || type === "read") step.value = { type: "linked", name: peer.name };
  });

  const look = async (): Promise<void> => {
    const allowed = await deps.permissions();
    network.value = allowed.network;
    hasCamera.value = allowed.camera === "granted";
    step.value = hasCamera.peek() ? { type: "role" } : { type: "camera", fault: deniedBefore(allowed) };
  };
  /** Leaves the word be when the person has gone elsewhere meanwhile. */
  const settle = (from: PairStep, to: PairStep): void => {
    if (step.peek() === from) step.value = to;
  };
  const takeOffer = async (text: string): Promise<void> => {
    const from = working("second");
    step.value = from;
    const answer = await mesh.acceptOffer(text);
    if (answer.ok) settle(from, { type: "show", role: "second", code: answer.value });
    else settle(from, afterFault("second", answer.error));
  };
  const takeAnswer = async (text: string): Promise<void> => {
    const from = working("first");
    step.value = from;
    const paired = await mesh.acceptAnswer(text);
    if (paired.ok) settle(from, { type: "linked", name: paired.value.name });
    else settle(from, afterFault("first", paired.error));
  };
  void look();
  return {
    step,
    hasCamera,
    network,
    allowCamera: async () => {
      const from = step.peek();
      const asked = await deps.askForCamera();
      hasCamera.value = asked.ok;
      network.value = (await deps.permissions()).network;
      settle(from, asked.ok ? { type: "role" } : { type: "camera", fault: asked.error });
    },
    goWithoutCamera: () => {
      hasCamera.value = false;
      step.value = { type: "role" };
    },
    begin: async (role) => {
      watch.start();
      if (role === "second") {
        step.value = { type: "read", role, fault: null, busy: false };
        return;
      }
      const from: PairStep = { type: "making", role };
      step.value = from;
      const offer = await mesh.createOffer();
      settle(
        from,
        offer.ok ? { type: "show", role, code: offer.value } : { type: "failed", role, error: offer.error },
      );
    },
    wasRead: () => {
      step.value = { type: "read", role: "first", fault: null, busy: false };
    },
    take: async (text) => {
      const now = step.peek();
      if (now.type !== "read" || now.busy) return;
      await (now.role === "second" ? takeOffer(text) : takeAnswer(text));
    },
    back: () => {
      step.value = { type: "role" };
    },
    again: () => void look(),
    stop: watch.stop,
  };
};

const working = (role: Role): PairStep => ({ type: "read", role, fault: null, busy: true });

const deniedBefore = ({ camera }: LinkPermissions): CameraError | null =>
  camera === "denied" ? { type: "CameraDenied" } : null;

/** What the code itself was at fault for is said where it is read; otherwise both tills begin anew. */
const afterFault = (role: Role, error: PairingError): PairStep =>
  OF_THE_CODE.includes(error.type)
    ? { type: "read", role, fault: error, busy: false }
    : { type: "failed", role, error };

const OF_THE_CODE: readonly PairingError["type"][] = [
  "NotACode",
  "NewerCode",
  "BadCharacter",
  "Incomplete",
  "Mistyped",
  "WrongStep",
  "OwnCode",
  "OtherOffer",
];

/** Tells of a direct link that came after `start`: the second till learns only so that the first has read its code. */
const watchNewcomer = (
  peers: ReadonlySignal<readonly Peer[]>,
  came: (peer: Peer) => void,
): { readonly start: () => void; readonly stop: () => void } => {
  const linked = (): readonly Peer[] => peers.value.filter(({ way }) => way === "direct");
  let before: ReadonlySet<DeviceId> | null = null;
  const stop = effect(() => {
    const now = linked();
    const newcomer = before === null ? undefined : now.find(({ device }) => before?.has(device) === false);
    if (newcomer !== undefined) came(newcomer);
  });
  return {
    start: () => {
      before = new Set(
        peers
          .peek()
          .filter(({ way }) => way === "direct")
          .map(({ device }) => device),
      );
    },
    stop,
  };
};
