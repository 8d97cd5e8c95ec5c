import type { Brand } from "../lib/brand.ts";

/** Identifiers are lower-case ASCII `[a-z0-9-]`, made by the injected id source; branded so they cannot be mixed. */
export type OrgId = Brand<string, "OrgId">;
export type BranchId = Brand<string, "BranchId">;
export type DeviceId = Brand<string, "DeviceId">;
export type StaffId = Brand<string, "StaffId">;
/** One opening of a device's database for writing: restart count in base 36, then random characters. */
export type EpochId = Brand<string, "EpochId">;
/** `device.epoch.scope`. */
export type LogId = Brand<string, "LogId">;
/** Who holds rights: `device.epoch` of the first epoch after the device's storage was last known to break (COUNTER-7). */
export type HolderId = Brand<string, "HolderId">;
/** `area/…`, e.g. `stock/<branch>/<product>`. */
export type CounterId = Brand<string, "CounterId">;
/** Who may read a log: everyone of the organisation, one branch, or the office. */
export type Scope = "org" | "office" | `b-${string}`;

export const branchScope = (branch: BranchId): Scope => `b-${branch}`;

export const scopeBranch = (scope: Scope): BranchId | null =>
  scope.startsWith("b-") ? (scope.slice(2) as BranchId) : null;

export const logId = (device: DeviceId, epoch: EpochId, scope: Scope): LogId =>
  `${device}.${epoch}.${scope}` as LogId;

export interface LogParts {
  readonly device: DeviceId;
  readonly epoch: EpochId;
  readonly scope: Scope;
}

const LOG_PATTERN = /^([a-z0-9-]{3,40})\.([a-z0-9]{5,16})\.(org|office|b-[a-z0-9-]{1,40})$/;

/** The parts of a log's name, or `null` when the text is not one. */
export const parseLogId = (text: string): LogParts | null => {
  const match = LOG_PATTERN.exec(text);
  if (match === null) return null;
  return { device: match[1] as DeviceId, epoch: match[2] as EpochId, scope: match[3] as Scope };
};

const EPOCH_RANDOM = 4;

/** Names an opening: how many times the device has opened, then four characters that tell clones apart. */
export const epochId = (count: number, random: string): EpochId =>
  `${count.toString(36)}${random.slice(0, EPOCH_RANDOM)}` as EpochId;

export const epochCount = (epoch: EpochId): number => Number.parseInt(epoch.slice(0, -EPOCH_RANDOM), 36);

export const holderId = (device: DeviceId, epoch: EpochId): HolderId => `${device}.${epoch}` as HolderId;

export const holderDevice = (holder: HolderId): DeviceId => holder.split(".")[0] as DeviceId;

/** Logs of one device in one scope, whatever the epoch: they succeed one another. */
export const seriesOf = ({ device, scope }: LogParts): string => `${device}.${scope}`;
