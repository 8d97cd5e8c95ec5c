import type { TransportKey, TransportKeys } from "../device/transport-key.ts";

/** Keys for direct links by their number: the first in use is 1, and `generate` makes the next. */
export interface FakeTransportKeys extends TransportKeys {
  /** Ends the validity of the key in use at this time, ms. */
  readonly expireAt: (at: number) => void;
}

const FAR = 10 ** 15;

export const createFakeTransportKeys = (): FakeTransportKeys => {
  let made = 1;
  let current = aTransportKey(1);
  return {
    load: async (now) => {
      if (current.expires <= now) current = aTransportKey(++made);
      return current;
    },
    generate: async () => aTransportKey(++made),
    save: async (key) => {
      current = key;
    },
    close: () => {},
    expireAt: (at) => {
      current = { ...current, expires: at };
    },
  };
};

const aTransportKey = (number: number): TransportKey => ({
  certificate: { expires: FAR } as RTCCertificate,
  fingerprint: `key${number}`.padEnd(43, "A"),
  expires: FAR,
});
