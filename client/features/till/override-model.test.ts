import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import type { KnownPerson, PinError } from "../../session/people.ts";
import type { Approval } from "../../session/run-command.ts";
import { createOverride } from "./override-model.ts";

const known = (staff: string, role: string, hasPin = true): KnownPerson => ({
  staff,
  name: staff,
  role,
  hasPin,
  isLocked: false,
});

const CASHIER = known("dana", "seller");
const BOSS = known("olga", "manager");
const OWNER = known("aida", "owner");

const opened = ({
  may = false,
  people = [CASHIER, BOSS, OWNER, known("new", "manager", false)],
  refusal = null as PinError | null,
} = {}) => {
  const sold: [string, Approval | undefined][] = [];
  const tried: string[] = [];
  const approval = { person: {} } as Approval;
  const model = createOverride({
    shop: {
      person: signal({ staff: "dana" } as never),
      approvals: {
        known: signal(people),
        confirm: async (staff, pin) => {
          tried.push(`${staff} ${pin}`);
          return refusal === null ? ok(approval) : err(refusal);
        },
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

test("only those who may, have a PIN here and are somebody else", () => {
  const { model } = opened();
  expect(model.managers.value.map(({ staff }) => staff)).toEqual(["olga", "aida"]);
  expect(model.manager.value).toBe("olga");
  model.choose("aida");
  expect(model.manager.value).toBe("aida");
  model.choose("dana");
  expect(model.manager.value).toBe("olga");
  expect(opened({ people: [CASHIER] }).model.manager.value).toBe("");
});

test("a manager's PIN and a reason sell what this till does not hold", async () => {
  const { model, sold, tried, approval } = opened();
  model.setReason(" customer waits ");
  model.setPin("2468");
  await model.submit();
  expect(tried).toEqual(["olga 2468"]);
  expect(sold).toEqual([["customer waits", approval]]);
  expect(model.pin.value).toBe("");
});

test("whoever may is asked for the reason alone", async () => {
  const { model, sold, tried } = opened({ may: true });
  await model.submit();
  expect(model.fault.value).toEqual({ type: "Missing", field: "reason" });
  model.setReason("on the shelf");
  await model.submit();
  expect(sold).toEqual([["on the shelf", undefined]]);
  expect(tried).toEqual([]);
});

test.each([
  { reason: "", pin: "2468", fault: { type: "Missing", field: "reason" } },
  { reason: "  ", pin: "2468", fault: { type: "Missing", field: "reason" } },
  { reason: "waits", pin: "", fault: { type: "Missing", field: "pin" } },
])("“$reason” with PIN “$pin”: $fault", async ({ reason, pin, fault }) => {
  const { model, tried, sold } = opened();
  model.setReason(reason);
  model.setPin(pin);
  await model.submit();
  expect(model.fault.value).toEqual(fault);
  expect([...tried, ...sold]).toEqual([]);
});

test.each<PinError>([{ type: "WrongPin" }, { type: "PinPaused", until: 5 }])(
  "$type sells nothing, keeps the reason and asks for the PIN again",
  async (refusal) => {
    const { model, sold } = opened({ refusal });
    model.setReason("waits");
    model.setPin("0000");
    await model.submit();
    expect(model.fault.value).toEqual({ ...refusal, field: "pin" });
    expect([model.reason.value, model.pin.value]).toEqual(["waits", ""]);
    expect(sold).toEqual([]);
    model.setPin("1");
    expect(model.fault.value).toBeNull();
  },
);

test("a second press while the PIN is being checked is nothing", async () => {
  const { model, sold } = opened();
  model.setReason("waits");
  model.setPin("2468");
  await Promise.all([model.submit(), model.submit()]);
  expect(sold).toHaveLength(1);
});
