/** Time that passes when a test says so. */
export interface HandTimers {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Lets time pass, running what falls due in order, with promises settled in between. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

export const createHandTimers = (start = 1_000_000): HandTimers => {
  let now = start;
  let count = 0;
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>();
  const nextDue = (until: number) =>
    [...waiting].filter(([, { at }]) => at <= until).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const id = ++count;
      waiting.set(id, { at: now + milliseconds, run });
      return () => waiting.delete(id);
    },
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settle();
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        const [id, { at, run }] = due;
        waiting.delete(id);
        now = Math.max(now, at);
        run();
        await settle();
      }
      now = until;
    },
  };
};

const settle = async (): Promise<void> => {
  for (let i = 0; i < 500; i++) await Promise.resolve();
};
