import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { CameraScanner, RunningScan } from "../device/camera.ts";
import type { CameraError } from "../device/camera-permission.ts";
import { Button } from "./button.tsx";
import styles from "./camera-view.module.css";

export interface CameraViewProps {
  readonly scanner: CameraScanner;
  /** Told of each code once; the view goes on looking. */
  readonly onCode: (text: string) => void;
  /** The camera could not be started, and this view shows nothing. */
  readonly onFault: (fault: CameraError) => void;
  /** What the picture is, read aloud. */
  readonly label: string;
  /** What the button says that switches the lamp on and off. */
  readonly lamp: { readonly on: string; readonly off: string };
}

/** What the camera sees, with a frame to put a code into, while mounted. */
export const CameraView = ({ scanner, onCode, onFault, label, lamp }: CameraViewProps) => {
  const video = useRef<HTMLVideoElement>(null);
  const running = useSignal<RunningScan | null>(null);
  const latest = useRef({ onCode, onFault });
  latest.current = { onCode, onFault };
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    let isMounted = true;
    void scanner
      .start(element, ({ text }) => latest.current.onCode(text))
      .then((started) => {
        if (!started.ok) {
          if (isMounted) latest.current.onFault(started.error);
        } else if (isMounted) running.value = started.value;
        else started.value.stop();
      });
    return () => {
      isMounted = false;
      running.peek()?.stop();
    };
  }, [scanner]);
  const torch = running.value?.torch.value ?? null;
  return (
    <div class={styles.view}>
      <video ref={video} class={styles.video} muted={true} playsInline={true} aria-label={label} />
      <span class={styles.frame} aria-hidden="true" />
      {torch !== null && (
        <div class={styles.lamp}>
          <Button icon="sun" pressed={torch} onClick={() => void running.peek()?.switchTorch()}>
            {torch ? lamp.off : lamp.on}
          </Button>
        </div>
      )}
    </div>
  );
};
