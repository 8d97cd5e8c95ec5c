import type { DeviceId, OrgId } from "../../shared/core/ids.ts";
import type { Want } from "../../shared/sync/messages.ts";
import type { RunningSession } from "../../shared/sync/run.ts";

/** A device that is connected and may be asked. */
export interface AskedTill {
  /** It has given what it would of what was asked under that number. */
  readonly answered: (id: number) => void;
  readonly leave: () => void;
}

/** Asking devices on behalf of one that cannot reach them: a till of another branch, or one without direct links. */
export interface AskingTills {
  readonly join: (org: OrgId, device: DeviceId, session: Pick<RunningSession, "say">) => AskedTill;
  /**
   * Asks all others of the organisation that are connected to this process, for the server itself. Resolves, never fails, when they
   * have answered or time is up: what they gave has been admitted by then.
   */
  readonly ask: (org: OrgId, asker: DeviceId, wants: readonly Want[]) => Promise<void>;
}

/** Half of what a customer waits in all [RIGHTS-4]. */
const WAIT_MS = 150;

interface Seat {
  readonly org: OrgId;
  readonly device: DeviceId;
  readonly say: RunningSession["say"];
  /** Questions it has not answered yet, and who is to be told. */
  readonly open: Map<number, () => void>;
}

export const createAskingTills = (waitMs = WAIT_MS): AskingTills => {
  const seats = new Set<Seat>();
  let ids = 0;

  const askOne = (seat: Seat, wants: readonly Want[]): Promise<void> =>
    new Promise((resolve) => {
      const id = ++ids;
      const done = (): void => {
        clearTimeout(timer);
        seat.open.delete(id);
        resolve();
      };
      const timer = setTimeout(done, waitMs).unref();
      seat.open.set(id, done);
      seat.say({ type: "want-rights", id, wants });
    });

  return {
    join: (org, device, { say }) => {
      const seat: Seat = { org, device, say, open: new Map() };
      seats.add(seat);
      return {
        answered: (id) => seat.open.get(id)?.(),
        leave: () => {
          seats.delete(seat);
          for (const done of [...seat.open.values()]) done();
        },
      };
    },
    ask: async (org, asker, wants) => {
      if (wants.length === 0) return;
      const others = [...seats].filter((seat) => seat.org === org && seat.device !== asker);
      await Promise.all(others.map((seat) => askOne(seat, wants)));
    },
  };
};
