import { type ReadonlySignal, signal } from "@preact/signals";

/** The browser's offer to install the app, kept until a person asks for it in the settings. */
export interface InstallPrompt {
  readonly available: ReadonlySignal<boolean>;
  /** Whether it was installed. */
  readonly ask: () => Promise<boolean>;
}

interface InstallEvent extends Event {
  readonly prompt: () => Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

const isInstallEvent = (event: Event): event is InstallEvent => "prompt" in event;

export const keepInstallPrompt = (target: EventTarget): InstallPrompt => {
  const kept = signal<InstallEvent | null>(null);
  const available = signal(false);
  const keep = (event: InstallEvent | null): void => {
    kept.value = event;
    available.value = event !== null;
  };
  target.addEventListener("beforeinstallprompt", (event) => {
    if (!isInstallEvent(event)) return;
    event.preventDefault();
    keep(event);
  });
  target.addEventListener("appinstalled", () => keep(null));
  return {
    available,
    ask: async () => {
      const event = kept.peek();
      keep(null);
      return event !== null && (await event.prompt()).outcome === "accepted";
    },
  };
};
