import { currentShift, type Shift, toShift } from "../../../shared/domain/shift/shift.ts";
import { cashFlow, NO_TOTALS } from "../../../shared/domain/shift/z-totals.ts";
import { catchUp } from "../world/shifts.ts";
import type { Host, World } from "../world/types.ts";
import { act, type Desk, deskOf } from "./act.ts";
import { type Deed, tills } from "./deed.ts";

/** A cashier begins with money for change. */
export const openShift: Deed = {
  weight: 5,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const sum = 10_000 * world.dice.below(6);
    const float = world.dice.below(3) === 0 ? { pieces: [{ value: 10_000, count: 7 }] } : { sum };
    await act(world, desk, "shift.open", { float });
  },
};

/** The drawer is counted and closed: this till's, or with a manager that of another till of the branch. */
export const closeShift: Deed = {
  weight: 4,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const other = world.dice.below(2) === 0;
    await close(world, at, other ? pickOpen(world, desk) : ownShift(desk));
  },
};

/** Money put into a drawer or taken out of it, as far as it should hold any. */
export const moveCash: Deed = {
  weight: 3,
  of: tills,
  run: async (world, at) => {
    const { dice } = world;
    if (!(await catchUp(world, at))) return;
    const desk = deskOf(at);
    const shift = desk === null ? undefined : ownShift(desk);
    if (desk === null || shift === undefined) return;
    const direction = dice.pick(["in", "out"] as const);
    const amount = 10_000 * (1 + dice.below(8));
    await act(world, desk, "shift.move-cash", {
      direction,
      amount,
      reason: dice.pick(["change", "bank", "supplier"] as const),
      expected: expectedIn(at, shift),
    });
  },
};

/** The app reads what came in, and amends what it closed. */
export const readShifts: Deed = {
  weight: 3,
  of: tills,
  run: async (world, at) => void (await catchUp(world, at)),
};

const NOTHING = { totals: NO_TOTALS, covers: [], without: [] };

/** Counts and closes; whether it is closed. */
export const close = async (world: World, at: Host, shift: Shift | undefined): Promise<boolean> => {
  if (shift === undefined || !(await catchUp(world, at))) return false;
  const desk = deskOf(at);
  if (desk === null) return false;
  const sums = desk.program.till?.shifts.sums(shift.id) ?? NOTHING;
  const off = world.dice.pick([0, 0, 0, -5_000, 2_000]);
  const counted = { sum: Math.max(0, expectedIn(at, shift) + off) };
  const { totals, covers, without } = sums;
  const wanted = { shift: shift.id, counted, totals, covers: [...covers], without: [...without] };
  const isTheirs = shift.till !== at.certificate.code;
  const closed = await act(world, desk, "shift.close", wanted, isTheirs ? { approver: "max" as never } : {});
  await catchUp(world, at);
  return closed.done;
};

export const ownShift = ({ view, host }: Desk): Shift | undefined =>
  currentShift(view, host.certificate.code);

/** What the drawer should hold, minor units. */
const expectedIn = ({ program }: Host, { id, float }: Shift): number =>
  float + cashFlow(program?.till?.shifts.sums(id)?.totals ?? NO_TOTALS);

/** A shift of any till of the branch that is open as far as this one knows. */
const pickOpen = ({ dice }: World, { program, host }: Desk): Shift | undefined => {
  const open = [...(program.replica.state.docs.get("shift") ?? [])]
    .map(([id, doc]) => toShift(id, doc))
    .filter(({ branch, closed }) => closed === null && branch === host.certificate.branch);
  return open.length === 0 ? undefined : dice.pick(open);
};
