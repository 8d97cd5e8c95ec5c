import { err, ok, type Result } from "../../shared/lib/result.ts";

/** Why there is no picture. */
export type CameraError =
  /** The person, the browser or the system said no. */
  | { readonly type: "CameraDenied" }
  | { readonly type: "NoCamera" }
  /** Another program or tab has it. */
  | { readonly type: "CameraBusy" }
  /** It stopped, or what reads its pictures could not be had. */
  | { readonly type: "CameraFailed" };

/** `ask` when the browser would show its question now. */
export type Permission = "granted" | "denied" | "ask";

/** What the browser lets this page do that links between tills are in need of. */
export interface LinkPermissions {
  readonly camera: Permission;
  /** Reaching devices on the same network; `null` where the browser does not ask for that. */
  readonly network: Permission | null;
}

export const linkPermissions = async (
  permissions: Pick<Permissions, "query"> = navigator.permissions,
): Promise<LinkPermissions> => {
  const [camera, network, older] = await Promise.all(
    ["camera", "local-network", "local-network-access"].map((name) => stateOf(permissions, name)),
  );
  return { camera: camera ?? "ask", network: network ?? older ?? null };
};

/** Shows the browser's question, and lets go of the camera at once. */
export const askForCamera = async (
  media: Pick<MediaDevices, "getUserMedia"> | null = navigator.mediaDevices ?? null, // none on a plain http address
): Promise<Result<null, CameraError>> => {
  if (media === null) return err({ type: "NoCamera" });
  try {
    const stream = await media.getUserMedia({ video: true, audio: false });
    for (const track of stream.getTracks()) track.stop();
    return ok(null);
  } catch (error) {
    return err(cameraErrorOf(error));
  }
};

/** By the names of Media Capture and Streams, 10.6 (https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia). */
export const cameraErrorOf = (error: unknown): CameraError => {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return { type: "CameraDenied" };
  if (name === "NotFoundError" || name === "OverconstrainedError") return { type: "NoCamera" };
  return { type: name === "NotReadableError" || name === "AbortError" ? "CameraBusy" : "CameraFailed" };
};

const stateOf = async (
  permissions: Pick<Permissions, "query">,
  name: string,
): Promise<Permission | undefined> => {
  try {
    const { state } = await permissions.query({ name: name as PermissionName });
    return state === "prompt" ? "ask" : state;
  } catch {
    return undefined; // a browser that does not know the name
  }
};
