import { type BranchId, branchScope, type CounterId, type HolderId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { createView } from "../../shared/core/view.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { activeHolders } from "../../shared/domain/access/device.ts";
import { shareOut } from "../../shared/domain/stock/share-out.ts";
import { ok } from "../../shared/lib/result.ts";

export interface SharingDeps {
  readonly replica: Replica & { readonly writer: () => Writer | null };
  /** The branch the device sells in. */
  readonly branch: BranchId;
  /** What a device has used of a counter lately [RIGHTS-3]; left out, all are taken to use alike. */
  readonly demandOf?: (counter: CounterId, holder: HolderId) => number;
  /** Tells whenever this device comes in touch with another [RIGHTS-5]. */
  readonly onMeeting?: (met: () => void) => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly whenIdle: (task: () => void) => void;
  readonly report: (error: unknown) => void;
}

/** A till that opened waits no longer than this for its goods; those that run low, no longer than the other. */
const NEWCOMER_MS = 1_000;
const ROUND_MS = 60_000;

/**
 * Gives the branch's other tills their share of what this one holds, unasked and in idle moments: soon after one opens,
 * when two come in touch, and now and then while others trade [STOCK-4]. Gives a function that ends it.
 */
export const shareInBackground = ({
  replica,
  branch,
  demandOf,
  onMeeting,
  after,
  whenIdle,
  report,
}: SharingDeps): (() => void) => {
  const scope = branchScope(branch);
  let known = "";
  let cancel: (() => void) | null = null;
  let dueIn = Number.POSITIVE_INFINITY;

  const share = (): void => {
    cancel = null;
    dueIn = Number.POSITIVE_INFINITY;
    const writer = replica.writer();
    if (writer === null) return;
    const written = replica.write(writer, null, () =>
      ok({ drafts: shareOut(replica.state, writer.holder, branch, "till", demandOf), result: null }),
    );
    void written.then((done) => (done.ok ? undefined : report(done.error)), report);
  };

  const plan = (milliseconds: number): void => {
    if (milliseconds >= dueIn) return;
    cancel?.();
    dueIn = milliseconds;
    cancel = after(milliseconds, () => whenIdle(share));
  };

  onMeeting?.(() => plan(NEWCOMER_MS));
  const release = replica.subscribe(({ logs }) => {
    const writer = replica.writer();
    const byOthers = (id: (typeof logs)[number]): boolean => {
      const log = replica.state.logs.get(id);
      return log?.scope === scope && log.device !== writer?.certificate.device;
    };
    if (writer === null || !logs.some(byOthers)) return;
    const holders = activeHolders(createView(replica.state, writer.holder), branch).join(" ");
    plan(holders === known ? ROUND_MS : NEWCOMER_MS);
    known = holders;
  });
  return () => {
    release();
    cancel?.();
  };
};
