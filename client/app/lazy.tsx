import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useI18n } from "../ui/i18n.ts";

/** A screen whose code is fetched when it is first shown. */
export interface LazyScreen<Props> {
  readonly load: () => Promise<FunctionComponent<Props>>;
  /** Once fetched it is drawn at once. */
  readonly loaded: () => FunctionComponent<Props> | null;
}

export const lazyScreen = <Props,>(fetch: () => Promise<FunctionComponent<Props>>): LazyScreen<Props> => {
  let screen: FunctionComponent<Props> | null = null;
  return {
    loaded: () => screen,
    load: async () => {
      screen ??= await fetch();
      return screen;
    },
  };
};

export interface LazyViewProps<Props> {
  readonly screen: LazyScreen<Props>;
  readonly props: Props;
}

/** Draws a lazy screen; nothing while its code is on the way, and what to do when it cannot be had. */
export const LazyView = <Props extends object>({ screen, props }: LazyViewProps<Props>) => {
  const { t } = useI18n();
  const state = useSignal<"loading" | "ready" | "failed">("loading");
  const load = () => {
    state.value = "loading";
    screen.load().then(
      () => (state.value = "ready"),
      () => (state.value = "failed"),
    );
  };
  useEffect(() => {
    if (screen.loaded() === null) load();
  }, [screen]);
  const Screen = state.value === "failed" ? null : screen.loaded();
  if (Screen !== null) return <Screen {...props} />;
  if (state.value !== "failed") return null;
  return (
    <EmptyState
      icon="cloud-off"
      title={t("app.loadFailedTitle")}
      text={t("app.loadFailedText")}
      action={<Button onClick={load}>{t("ui.retry")}</Button>}
    />
  );
};
