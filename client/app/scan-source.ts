import type { Scan, ScanSource } from "../session/feature.ts";

/** Hands each scan to whoever subscribed last: the screen or dialog on top. */
export const createScanSource = (): ScanSource & { readonly push: (scan: Scan) => void } => {
  const listeners: ((scan: Scan) => void)[] = [];
  return {
    subscribe: (listener) => {
      listeners.push(listener);
      let present = true;
      return () => {
        if (present) listeners.splice(listeners.lastIndexOf(listener), 1);
        present = false;
      };
    },
    push: (scan) => listeners.at(-1)?.(scan),
  };
};
