import { type ReadonlySignal, signal } from "@preact/signals";
import type { Route } from "../session/feature.ts";

/** The part of `window` that says where we are. */
export interface Place {
  readonly location: Pick<Location, "pathname" | "search">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  readonly addEventListener: (type: "popstate", listener: () => void) => void;
}

export interface Router {
  readonly route: ReadonlySignal<Route>;
  /** Goes to a path, query included; going where we are changes nothing. */
  readonly go: (path: string) => void;
  /** As `go`, leaving no way back. */
  readonly replace: (path: string) => void;
}

/** Addresses by the History API: the browser's Back works, and so does a reload. */
export const createRouter = (place: Place): Router => {
  const route = signal(readRoute(place));
  const update = (): void => {
    route.value = readRoute(place);
  };
  place.addEventListener("popstate", update);
  const move =
    (how: "pushState" | "replaceState") =>
    (path: string): void => {
      if (path === place.location.pathname + place.location.search) return;
      place.history[how](null, "", path);
      update();
    };
  return { route, go: move("pushState"), replace: move("replaceState") };
};

const readRoute = ({ location }: Place): Route => ({
  path: location.pathname.replace(/(?<=.)\/+$/, ""),
  params: new URLSearchParams(location.search),
});
