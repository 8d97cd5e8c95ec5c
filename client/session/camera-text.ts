import type { LabelKey } from "../../shared/i18n/en.ts";
import type { CameraError } from "../device/camera-permission.ts";

/** Why there is no picture and what to do about it. */
export const CAMERA_FAULT_TEXT = {
  CameraDenied: "hands.cameraDenied",
  NoCamera: "hands.cameraNone",
  CameraBusy: "hands.cameraBusy",
  CameraFailed: "hands.cameraFailed",
} as const satisfies Readonly<Record<CameraError["type"], LabelKey>>;
