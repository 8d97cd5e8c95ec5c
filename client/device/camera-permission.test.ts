import { expect, test } from "vitest";
import { askForCamera, linkPermissions } from "./camera-permission.ts";

const named = (name: string): Error => Object.assign(new Error(name), { name });

test.each([
  ["NotAllowedError", "CameraDenied"],
  ["NotFoundError", "NoCamera"],
  ["NotReadableError", "CameraBusy"],
  ["TypeError", "CameraFailed"],
])("%s is %s", async (name, type) => {
  const getUserMedia = async () => Promise.reject(named(name));
  expect(await askForCamera({ getUserMedia })).toEqual({ ok: false, error: { type } });
});

test("the camera is let go of once it was allowed", async () => {
  let stopped = 0;
  const track = { stop: () => void stopped++ };
  const getUserMedia = async () => ({ getTracks: () => [track] }) as unknown as MediaStream;
  expect((await askForCamera({ getUserMedia })).ok).toBe(true);
  expect(stopped).toBe(1);
});

test("a page without a secure address has no camera to ask for", async () => {
  expect(await askForCamera(null)).toEqual({ ok: false, error: { type: "NoCamera" } });
});

test.each([
  { known: { camera: "granted" }, is: { camera: "granted", network: null } },
  { known: { camera: "prompt", "local-network": "denied" }, is: { camera: "ask", network: "denied" } },
  { known: { camera: "denied", "local-network-access": "prompt" }, is: { camera: "denied", network: "ask" } },
  { known: {}, is: { camera: "ask", network: null } },
])("$known: $is", async ({ known, is }) => {
  const query = async ({ name }: PermissionDescriptor) => {
    const state = (known as Readonly<Record<string, string>>)[name];
    if (state === undefined) throw new TypeError(name);
    return { state } as PermissionStatus;
  };
  expect(await linkPermissions({ query })).toEqual(is);
});
