import { expect, test } from "vitest";
import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { CameraError, LinkPermissions } from "../../device/camera-permission.ts";
import type { PairingError } from "../../sync/mesh/pairing.ts";
import { ANSWER, aPeer, createFakeMesh, OFFER } from "../../testing/fake-mesh.ts";
import { createPairingModel } from "./pairing-model.ts";

interface Options {
  readonly camera?: LinkPermissions["camera"];
  readonly asked?: Result<null, CameraError>;
}

const opened = async ({ camera = "granted", asked = ok(null) }: Options = {}) => {
  const fake = createFakeMesh();
  const model = createPairingModel({
    ...fake,
    permissions: async () => ({ camera, network: null }),
    askForCamera: async () => asked,
  });
  await Promise.resolve();
  await Promise.resolve();
  return { model, ...fake };
};

test("the first till shows its code, reads the other's and is linked", async () => {
  const { model } = await opened();
  expect(model.step.value).toEqual({ type: "role" });
  await model.begin("first");
  expect(model.step.value).toEqual({ type: "show", role: "first", code: OFFER });
  model.wasRead();
  await model.take(ANSWER);
  expect(model.step.value).toEqual({ type: "linked", name: "Till 2" });
});

test("the second reads, shows its own, and learns of the link when it is there", async () => {
  const { model, peers } = await opened();
  await model.begin("second");
  await model.take(OFFER);
  expect(model.step.value).toEqual({ type: "show", role: "second", code: ANSWER });
  peers.value = [aPeer({ device: "server", way: "server", kind: "server" })];
  expect(model.step.value.type).toBe("show");
  peers.value = [...peers.value, aPeer({ name: "Till by the door" })];
  expect(model.step.value).toEqual({ type: "linked", name: "Till by the door" });
});

test("a till that was linked all along is no newcomer", async () => {
  const { model, peers } = await opened();
  peers.value = [aPeer()];
  await model.begin("second");
  peers.value = [aPeer({ rtt: 9 })];
  expect(model.step.value.type).toBe("read");
});

test.each<{ camera: LinkPermissions["camera"]; asked: Result<null, CameraError>; next: object }>([
  { camera: "ask", asked: ok(null), next: { type: "role" } },
  {
    camera: "ask",
    asked: err({ type: "NoCamera" }),
    next: { type: "camera", fault: { type: "NoCamera" } },
  },
  {
    camera: "denied",
    asked: err({ type: "CameraDenied" }),
    next: { type: "camera", fault: { type: "CameraDenied" } },
  },
])("camera $camera, asked: $asked.ok", async ({ camera, asked, next }) => {
  const { model } = await opened({ camera, asked });
  expect(model.step.value).toEqual({
    type: "camera",
    fault: camera === "denied" ? { type: "CameraDenied" } : null,
  });
  await model.allowCamera();
  expect(model.step.value).toEqual(next);
  expect(model.hasCamera.value).toBe(asked.ok);
  model.goWithoutCamera();
  expect(model.step.value).toEqual({ type: "role" });
});

test.each<{ error: PairingError; stays: boolean }>([
  { error: { type: "NotACode" }, stays: true },
  { error: { type: "Mistyped" }, stays: true },
  { error: { type: "Incomplete" }, stays: true },
  { error: { type: "BadCharacter", at: 7, character: "ю" }, stays: true },
  { error: { type: "NewerCode" }, stays: true },
  { error: { type: "WrongStep", is: "offer" }, stays: true },
  { error: { type: "OwnCode" }, stays: true },
  { error: { type: "OtherOffer" }, stays: true },
  { error: { type: "NotReached" }, stays: false },
  { error: { type: "TurnedAway", reason: "revoked" }, stays: false },
  { error: { type: "NoAddress" }, stays: false },
])("$error.type: may read again $stays", async ({ error, stays }) => {
  const { model, failNext } = await opened();
  await model.begin("first");
  model.wasRead();
  failNext(error);
  await model.take(ANSWER);
  expect(model.step.value).toEqual(
    stays
      ? { type: "read", role: "first", fault: error, busy: false }
      : { type: "failed", role: "first", error },
  );
  if (!stays) return;
  await model.take(ANSWER);
  expect(model.step.value.type).toBe("linked");
});

test("who went back is not called forth again by what was under way", async () => {
  const { model } = await opened();
  const making = model.begin("first");
  model.back();
  await making;
  expect(model.step.value).toEqual({ type: "role" });
});
