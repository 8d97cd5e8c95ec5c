/** The right of one tab to write; the browser takes it from a tab that closes or crashes. */
export interface WriterLock {
  readonly isHeld: () => boolean;
  /** Takes the right if it is free; whether it was. */
  readonly tryTake: () => Promise<boolean>;
  /** Resolves when the right has come to this tab, however long that takes; `false` when it was stolen meanwhile. */
  readonly waitForTurn: () => Promise<boolean>;
  /** Takes the right from whoever has it. */
  readonly steal: () => Promise<void>;
  /** Gives the right back and waits for it no longer. */
  readonly release: () => void;
}

/** `onLost` is called when another tab stole the right. */
export const createWriterLock = (
  locks: Pick<LockManager, "request">,
  name: string,
  onLost: () => void,
): WriterLock => {
  let giveBack: (() => void) | null = null;
  let waiting: AbortController | null = null;
  const take = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve, reject) => {
      let mine: (() => void) | null = null;
      const hold = (lock: Lock | null) => {
        resolve(lock !== null);
        if (lock === null) return undefined;
        return new Promise<void>((release) => {
          mine = release;
          giveBack = release;
        });
      };
      locks.request(name, options, hold).catch((error: unknown) => {
        reject(error); // before it was held; later this has no effect
        if (mine === null || mine !== giveBack) return;
        giveBack = null;
        onLost();
      });
    });
  const stopWaiting = (): void => {
    waiting?.abort();
    waiting = null;
  };
  return {
    isHeld: () => giveBack !== null,
    tryTake: () => take({ ifAvailable: true }),
    waitForTurn: async () => {
      stopWaiting();
      const asked = new AbortController();
      waiting = asked;
      return take({ signal: asked.signal }).catch((error: unknown) => {
        if (asked.signal.aborted) return false;
        throw error;
      });
    },
    steal: async () => {
      stopWaiting();
      await take({ steal: true });
    },
    release: () => {
      stopWaiting();
      giveBack?.();
      giveBack = null;
    },
  };
};
