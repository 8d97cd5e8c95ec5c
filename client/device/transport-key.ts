import { Dexie, type Table } from "dexie";
import { fingerprintOfHex } from "../../shared/sync/pairing/description.ts";

/** The key under which this device links to others directly: its certificate of the device names the fingerprint. */
export interface TransportKey {
  readonly certificate: RTCCertificate;
  /** SHA-256, base64url. */
  readonly fingerprint: string;
  /** When it runs out, ms. */
  readonly expires: number;
}

/** Keeps the key where the device's own key is: as long as the profile. */
export interface TransportKeys {
  /** The one in use; a new one where there is none or it has run out. */
  readonly load: (now: number) => Promise<TransportKey>;
  readonly generate: () => Promise<TransportKey>;
  /** Takes a new one into use; durable when it resolves. */
  readonly save: (key: TransportKey) => Promise<void>;
  readonly close: () => void;
}

interface KeyRow {
  readonly name: string;
  readonly certificate: RTCCertificate;
}

const NAME = "current";
const VALID_MS = 365 * 24 * 3_600_000;

/** `null` in a browser without direct links. */
export const openTransportKeys = (databaseName: string): TransportKeys | null => {
  if (globalThis.RTCPeerConnection === undefined) return null;
  const database = new Dexie(databaseName, { chromeTransactionDurability: "strict" });
  database.version(1).stores({ keys: "name" });
  const keys: Table<KeyRow, string> = database.table("keys");
  const save = async ({ certificate }: TransportKey): Promise<void> => {
    await keys.put({ name: NAME, certificate });
  };
  return {
    load: async (now) => {
      const isGood = (row: KeyRow | undefined): row is KeyRow =>
        row !== undefined && row.certificate.expires > now;
      const known = await keys.get(NAME);
      if (isGood(known)) return keyOf(known.certificate);
      const key = await generate();
      // Another tab may have made one meanwhile: the first counts.
      return database.transaction("rw", keys, async () => {
        const made = await keys.get(NAME);
        if (isGood(made)) return keyOf(made.certificate);
        await save(key);
        return key;
      });
    },
    generate,
    save,
    close: () => database.close(),
  };
};

const generate = async (): Promise<TransportKey> =>
  keyOf(
    await RTCPeerConnection.generateCertificate({
      name: "ECDSA",
      namedCurve: "P-256",
      expires: VALID_MS,
    } as EcKeyGenParams),
  );

const keyOf = (certificate: RTCCertificate): TransportKey => {
  const { value = "" } =
    certificate.getFingerprints().find(({ algorithm }) => algorithm?.toLowerCase() === "sha-256") ?? {};
  const fingerprint = fingerprintOfHex(value);
  if (fingerprint === null) throw new Error("A transport key without a SHA-256 fingerprint");
  return { certificate, fingerprint, expires: certificate.expires };
};
