import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The key with which this computer answers direct links, and the certificate that pins it. */
export interface LineKey {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** SHA-256 of the certificate, base64url: what tills remember of it, and what our own certificate names. */
  readonly fingerprint: string;
}

const FILE = "line-key.pem";

/**
 * The key kept in `dir`, made there the first time. Tills know the computer again by it, so it lasts as long as the folder does.
 * Throws when the file is there and cannot be read: another key in its place would look like another computer.
 */
export const openLineKey = async (dir: string): Promise<LineKey> => {
  const path = join(dir, FILE);
  const kept = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (kept !== null) return readLineKey(kept, path);
  const made = makeLineKey();
  await mkdir(dir, { recursive: true });
  // Whole or not at all; a power cut leaves a file by another name.
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, made.keyPem + made.certificatePem, { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  await rename(draft, path);
  return made;
};

/** A fresh P-256 key with a certificate signed by itself: nobody but its fingerprint vouches for it. */
export const makeLineKey = (): LineKey => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return lineKey(keyPem, pem("CERTIFICATE", selfSigned(privateKey, publicKey)));
};

const readLineKey = (text: string, path: string): LineKey => {
  const [keyPem, certificatePem] = text.match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n?/g) ?? [];
  if (keyPem === undefined || certificatePem === undefined)
    throw new Error(`${path} holds no key and certificate; put the file back, or remove it for a new one`);
  const certificate = new X509Certificate(certificatePem);
  if (!certificate.checkPrivateKey(createPrivateKey(keyPem)))
    throw new Error(`${path} holds a certificate of another key`);
  return lineKey(keyPem, certificatePem);
};

const lineKey = (keyPem: string, certificatePem: string): LineKey => {
  const { raw } = new X509Certificate(certificatePem);
  return { keyPem, certificatePem, fingerprint: createHash("sha256").update(raw).digest("base64url") };
};

const pem = (label: string, der: Buffer): string => {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
};

/** An X.509 certificate as small as RFC 5280 allows. Nobody looks at its dates: its fingerprint is compared. */
const selfSigned = (privateKey: KeyObject, publicKey: KeyObject): Buffer => {
  const name = sequence(der(SET, sequence(OID_COMMON_NAME, der(UTF8_STRING, Buffer.from("saudaflow")))));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, and never a shorter number
  const body = sequence(
    der(INTEGER, serial),
    sequence(OID_ECDSA_SHA256),
    name,
    sequence(time(UTC_TIME, "000101000000Z"), time(GENERALIZED_TIME, "20991231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", body, privateKey);
  return sequence(
    body,
    sequence(OID_ECDSA_SHA256),
    der(BIT_STRING, Buffer.concat([Buffer.of(0), signature])),
  );
};

const [INTEGER, BIT_STRING, UTF8_STRING, UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET] = [
  0x02, 0x03, 0x0c, 0x17, 0x18, 0x30, 0x31,
] as const;
const OID_ECDSA_SHA256 = Buffer.from("06082a8648ce3d040302", "hex");
const OID_COMMON_NAME = Buffer.from("0603550403", "hex");

const sequence = (...parts: readonly Buffer[]): Buffer => der(SEQUENCE, Buffer.concat(parts));

const time = (tag: number, text: string): Buffer => der(tag, Buffer.from(text, "ascii"));

/** Tag, length, value; lengths below 65,536. */
const der = (tag: number, value: Buffer): Buffer => {
  const { length } = value;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), value]);
  const head = length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), value]);
};
