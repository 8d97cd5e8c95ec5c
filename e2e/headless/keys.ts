import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../../shared/core/crypto.ts";

/** Node's own hashes and Ed25519, for tills without a browser. */
export const nodeCrypto: Crypto = {
  hash: (text) => createHash("sha256").update(text).digest("base64url") as Hash,
  verify: async (key, text, signature) =>
    verify(null, Buffer.from(text), publicKey(key), Buffer.from(signature, "base64url")),
};

export const digestHex = (text: string): string => createHash("sha256").update(text).digest("hex");

export interface DeviceKey {
  readonly key: PublicKey;
  readonly sign: Sign;
}

export const createDeviceKey = (): DeviceKey => {
  const pair = generateKeyPairSync("ed25519");
  const jwk = pair.publicKey.export({ format: "jwk" });
  return {
    key: jwk.x as PublicKey,
    sign: async (text) => sign(null, Buffer.from(text), pair.privateKey).toString("base64url") as Signature,
  };
};

const publicKey = (key: PublicKey) =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
