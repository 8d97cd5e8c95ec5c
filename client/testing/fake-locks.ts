interface Waiting {
  readonly hold: (lock: Lock | null) => unknown;
  readonly settle: (outcome: Promise<void>) => void;
  readonly signal: AbortSignal | undefined;
}

/** Web Locks as far as one exclusive lock needs them: queue, `ifAvailable`, `steal`, `signal`. */
export const createFakeLocks = (): Pick<LockManager, "request"> => {
  let holder: { readonly fail: (error: Error) => void } | null = null;
  const queue: Waiting[] = [];
  const aborted = (): Error => new DOMException("The lock was taken away.", "AbortError");

  const grant = ({ hold, settle }: Omit<Waiting, "signal">): void => {
    const held = new Promise<void>((resolve, reject) => {
      const mine = { fail: reject };
      holder = mine;
      void Promise.resolve(hold({ mode: "exclusive", name: "fake" })).then(() => {
        resolve();
        if (holder !== mine) return;
        holder = null;
        const next = queue.shift();
        if (next !== undefined) grant(next);
      });
    });
    void settle(held);
  };

  const request = (
    _name: string,
    options: LockOptions,
    hold: (lock: Lock | null) => unknown,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Promise<void>) => outcome.then(resolve, reject);
      if (options.steal === true) {
        holder?.fail(aborted());
        grant({ hold, settle });
      } else if (holder === null) grant({ hold, settle });
      else if (options.ifAvailable === true) void settle(Promise.resolve(hold(null)).then(() => undefined));
      else {
        const waiting = { hold, settle, signal: options.signal };
        queue.push(waiting);
        options.signal?.addEventListener("abort", () => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(aborted());
        });
      }
    });
  return { request: request as unknown as LockManager["request"] };
};
