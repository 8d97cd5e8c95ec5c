import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import type { KnownPerson, PinError } from "../../session/people.ts";
import type { Approval } from "../../session/run-command.ts";
import { createOverride } from "./override-model.ts";

const BOSS: KnownPerson = { staff: "olga", name: "Olga", role: "manager", hasPin: true, isLocked: false };

const opened = ({ may = false, refusal = null as PinError | null } = {}) => {
  const sold: [string, Approval | undefined][] = [];
  const tried: string[] = [];
  const approval = { person: {} } as Approval;
  const model = createOverride({
    shop: {
      person: signal({ staff: "dana" } as never),
      approvals: {
        known: signal([BOSS]),
        confirm: async (staff, pin) => {
          tried.push(`${staff} ${pin}`);
          return refusal === null ? ok(approval) : err(refusal);
        },
        confirmBadge: async () => err({ type: "UnknownBadge" }),
      },
    },
    checkout: {
      mayOverride: signal(may),
      busy: signal(false),
      sellAnyway: async (reason, lent) => void sold.push([reason, lent]),
    },
  });
  return { model, sold, tried, approval };
};

test("[STOCK-5] a manager's PIN and a reason sell what this till does not hold", async () => {
  const { model, sold, tried, approval } = opened();
  model.setReason(" customer waits ");
  model.lending.setPin("2468");
  await model.submit();
  expect(tried).toEqual(["olga 2468"]);
  expect(sold).toEqual([["customer waits", approval]]);
});

test("[STOCK-5] whoever may is asked for the reason alone", async () => {
  const { model, sold, tried } = opened({ may: true });
  await model.submit();
  expect(model.isReasonMissing.value).toBe(true);
  model.setReason("on the shelf");
  expect(model.isReasonMissing.value).toBe(false);
  await model.submit();
  expect(sold).toEqual([["on the shelf", undefined]]);
  expect(tried).toEqual([]);
});

test.each([
  { reason: "", pin: "2468", isReasonMissing: true, fault: null },
  { reason: "  ", pin: "2468", isReasonMissing: true, fault: null },
  { reason: "waits", pin: "", isReasonMissing: false, fault: { type: "PinMissing" } },
])("“$reason” with PIN “$pin” sells nothing", async ({ reason, pin, isReasonMissing, fault }) => {
  const { model, tried, sold } = opened();
  model.setReason(reason);
  model.lending.setPin(pin);
  await model.submit();
  expect([model.isReasonMissing.value, model.lending.fault.value]).toEqual([isReasonMissing, fault]);
  expect([...tried, ...sold]).toEqual([]);
});

test("a wrong PIN sells nothing, keeps the reason and asks for the PIN again", async () => {
  const { model, sold } = opened({ refusal: { type: "PinPaused", until: 5 } });
  model.setReason("waits");
  model.lending.setPin("0000");
  await model.submit();
  expect(model.lending.fault.value).toEqual({ type: "PinPaused", until: 5 });
  expect([model.reason.value, model.lending.pin.value, sold]).toEqual(["waits", "", []]);
});

test("a second press while the PIN is being checked is nothing", async () => {
  const { model, sold } = opened();
  model.setReason("waits");
  model.lending.setPin("2468");
  await Promise.all([model.submit(), model.submit()]);
  expect(sold).toHaveLength(1);
});
