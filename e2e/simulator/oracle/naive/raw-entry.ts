/** An entry as its text says, read with nothing but `JSON.parse`. */
export interface RawEntry {
  readonly log: string;
  readonly seq: number;
  readonly prev: string;
  readonly stamp: string;
  readonly at: number;
  readonly by: string;
  readonly kind: string;
  readonly v: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly patches: readonly RawPatch[];
  readonly effects: readonly RawEffect[];
}

export type RawScalar = string | number | boolean | null;

export interface RawPatch {
  readonly doc: string;
  readonly id: string;
  readonly set: Readonly<Record<string, RawScalar>>;
}

/** One of `mint`, `spend`, `give` (with `to`), `beyond` (with `why`), `settle`. */
export interface RawEffect {
  readonly counter: string;
  readonly mint?: number;
  readonly spend?: number;
  readonly give?: number;
  readonly to?: string;
  readonly beyond?: number;
  readonly why?: string;
  readonly settle?: number;
}

/** `null` for text that is not an entry. */
export const readRawEntry = (text: string): RawEntry | null => {
  try {
    const value = JSON.parse(text) as RawEntry;
    const isEntry =
      typeof value.log === "string" && Number.isInteger(value.seq) && Array.isArray(value.effects);
    return isEntry && Array.isArray(value.patches) ? value : null;
  } catch {
    return null;
  }
};

export interface LogName {
  readonly device: string;
  readonly epoch: string;
  readonly scope: string;
}

/** The parts of `device.epoch.scope`. */
export const readLogName = (log: string): LogName => {
  const [device = "", epoch = "", scope = ""] = log.split(".");
  return { device, epoch, scope };
};

/** The branch of a branch's scope; `null` for `org` and `office`. */
export const branchOf = (scope: string): string | null => (scope.startsWith("b-") ? scope.slice(2) : null);

export const holderDevice = (holder: string): string => holder.split(".")[0] ?? "";

/** The device that made a stamp. */
export const stampDevice = (stamp: string): string => stamp.slice(stamp.indexOf(".") + 1);
