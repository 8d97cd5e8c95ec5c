import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { makeLineKey, openLineKey } from "./line-key.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "saudaflow-line-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
});

test("the certificate is one that is signed by its own key", () => {
  const { certificatePem, fingerprint } = makeLineKey();
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe("CN=saudaflow");
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2099);
  const digest = createHash("sha256").update(certificate.raw).digest();
  expect(certificate.fingerprint256.replaceAll(":", "").toLowerCase()).toBe(digest.toString("hex"));
  expect(fingerprint).toBe(digest.toString("base64url"));
  expect(fingerprint).toHaveLength(43);
});

test("every serial number is a positive one of the same length", () => {
  for (let i = 0; i < 50; i++)
    expect(new X509Certificate(makeLineKey().certificatePem).serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});

test("the same folder gives the same key, which only its owner may read", async () => {
  const first = await openLineKey(join(dir, "deep"));
  expect(await openLineKey(join(dir, "deep"))).toEqual(first);
  expect(await readdir(join(dir, "deep"))).toEqual(["line-key.pem"]);
  expect((await stat(join(dir, "deep", "line-key.pem"))).mode & 0o777).toBe(0o600);
});

test("a damaged file is told of, and not replaced", async () => {
  const path = join(dir, "line-key.pem");
  await writeFile(path, "half a k");
  await expect(openLineKey(dir)).rejects.toThrow(path);
  const [one, other] = [makeLineKey(), makeLineKey()];
  await writeFile(path, one.keyPem + other.certificatePem);
  await expect(openLineKey(dir)).rejects.toThrow("another key");
});
