import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { EnrolError, Enrolled } from "../session/enrolment.ts";
import type { NewShop, SetupError } from "../session/office.ts";
import type { DevicePeople } from "../session/people.ts";
import type { Boot, BrokenReason, NewDevice, OpenShop } from "./services.ts";

/** What opening is made of; each may throw, and then nothing is deleted and the page says so. */
export interface BootDeps<Identity> {
  /** What the browser lacks; `null` when it has everything. */
  readonly missing: () => string | null;
  /** What this device is; `null` when it belongs to no shop yet. */
  readonly identity: () => Promise<Identity | null>;
  readonly open: (identity: Identity) => Promise<OpenShop>;
  readonly askServer: () => Promise<"empty" | "has-shop" | "unknown">;
  readonly createShop: (shop: NewShop) => Promise<Result<null, SetupError>>;
  readonly enrol: (code: string) => Promise<Result<Enrolled, EnrolError>>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const ASK_AGAIN_MS = 5_000;

/** Opens the device's shop, or the way to one. */
export const startBoot = <Identity>(deps: BootDeps<Identity>): ReadonlySignal<Boot> => {
  const boot = signal<Boot>({ type: "opening" });
  const isLacking = deps.missing();
  if (isLacking === null) void openDevice(deps, boot);
  else boot.value = { type: "broken", reason: "unsupported", detail: isLacking };
  return boot;
};

/** The people of the shop once it is open; `null` when there is none, and then the page says why. */
const openDevice = async <Identity>(
  deps: BootDeps<Identity>,
  boot: Signal<Boot>,
): Promise<DevicePeople | null> => {
  try {
    const identity = await deps.identity();
    if (identity === null) {
      boot.value = { type: "new", device: newDevice(deps, boot) };
      return null;
    }
    const open = await deps.open(identity);
    boot.value = { type: "open", open };
    return open.people;
  } catch (error) {
    boot.value = { type: "broken", ...diagnose(error) };
    return null;
  }
};

const newDevice = <Identity>(deps: BootDeps<Identity>, boot: Signal<Boot>): NewDevice => {
  const server = signal<"asking" | "empty" | "has-shop" | "unknown">("asking");
  const ask = async (): Promise<void> => {
    const said = await deps.askServer();
    if (boot.peek().type !== "new") return;
    server.value = said;
    if (said === "unknown") deps.after(ASK_AGAIN_MS, () => void ask());
  };
  void deps.after(0, () => void ask());
  return {
    server,
    askAgain: () => void ask(),
    office: {
      create: async (shop) => {
        const created = await deps.createShop(shop);
        if (!created.ok) return created;
        const people = await openDevice(deps, boot);
        // Signed in as the owner at once; should that fail, the sign-in page stands there anyway.
        await people?.enterPassword(shop.owner.login, shop.owner.password);
        return people === null ? err({ type: "NotEnrolled" }) : ok(null);
      },
    },
    enrolment: {
      enrol: deps.enrol,
      start: () => void openDevice(deps, boot),
    },
  };
};

/** Names by which browsers and RxDB tell why a database does not open. */
export const diagnose = (error: unknown): { readonly reason: BrokenReason; readonly detail: string } => {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { reason: reasonOf(detail), detail: detail.slice(0, 500) };
};

const reasonOf = (detail: string): BrokenReason => {
  if (/quota/i.test(detail)) return "quota";
  if (/VersionError|\bDB6\b|newer version/i.test(detail)) return "newer";
  if (
    /IndexedDB|indexeddb|backing store|UnknownError|InvalidStateError|DatabaseClosed|OpenFailed|Dexie|AbortError/.test(
      detail,
    )
  )
    return "storage";
  return "other";
};
