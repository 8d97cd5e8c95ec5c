import { expect, test } from "vitest";
import {
  type BranchId,
  branchScope,
  type DeviceId,
  type EpochId,
  epochCount,
  epochId,
  type HolderId,
  holderDevice,
  holderId,
  logId,
  parseLogId,
  type Scope,
  scopeBranch,
  seriesOf,
} from "./ids.ts";

const till = "till-1" as DeviceId;

test.each<Scope>(["org", "office", "b-b1", "b-main-street"])(
  "[LOG-2] a log of %s is named by its parts",
  (scope) => {
    const parts = { device: till, epoch: epochId(7, "k3xq"), scope };
    expect(parseLogId(logId(parts.device, parts.epoch, parts.scope))).toEqual(parts);
  },
);

test.each([
  "",
  "till-1",
  "till-1.1aaaa",
  "till-1.1aaaa.shop",
  "till-1.1aaaa.b-",
  "Till-1.1aaaa.org",
  "till-1.1aaa.org",
  "till-1.1aaaa.org.org",
  "till-1.1aaaa.org\n",
  "../../etc.1aaaa.org",
])("[LOG-2] %j names no log", (text) => {
  expect(parseLogId(text)).toBeNull();
});

test.each([0, 1, 35, 36, 10_000, 123_456_789])("an epoch tells opening %d from its clone", (count) => {
  const epoch = epochId(count, "abcdefgh");
  expect(epoch).toHaveLength(count.toString(36).length + 4);
  expect(epochCount(epoch)).toBe(count);
  expect(epochId(count, "abce")).not.toBe(epoch);
});

test("a branch has its scope, the others have none", () => {
  expect(scopeBranch(branchScope("b1" as BranchId))).toBe("b1");
  expect(scopeBranch("org")).toBeNull();
  expect(scopeBranch("office")).toBeNull();
});

test("[COUNTER-7] a holder is an opening of its device", () => {
  const holder = holderId(till, "1aaaa" as EpochId);
  expect(holder).toBe("till-1.1aaaa" as HolderId);
  expect(holderDevice(holder)).toBe(till);
});

test("a device's logs of one scope are one series, whatever the epoch", () => {
  const of = (epoch: string, scope: Scope) => seriesOf({ device: till, epoch: epoch as EpochId, scope });
  expect(of("1aaaa", "org")).toBe(of("2bbbb", "org"));
  expect(of("1aaaa", "org")).not.toBe(of("1aaaa", "office"));
});
