import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { roleName } from "../session/role-name.ts";
import { NO_CONCERNS, TRAINING_PATHS } from "../session/training.ts";
import { useBadges } from "../ui/badge-scans.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useI18n } from "../ui/i18n.ts";
import { KeyOverlay } from "../ui/key-overlay.tsx";
import { useActions } from "../ui/keys.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import type { Guarded } from "./guard.ts";
import { LazyView } from "./lazy.tsx";
import { MenuSheet } from "./menu-sheet.tsx";
import { Navigation } from "./navigation.tsx";
import { Notices } from "./notices.tsx";
import { SCREENS, warmUp } from "./screens.ts";
import { homeFor, navigationFor } from "./sections.ts";
import type { OpenShop, ScreenProps, Services } from "./services.ts";
import styles from "./shell.module.css";
import { StatusSheet } from "./status-sheet.tsx";
import { SwitchDialog } from "./switch-dialog.tsx";
import { createSwitch } from "./switch-model.ts";
import { DrawerDialog } from "./till-menu.tsx";
import { TopBar } from "./top-bar.tsx";
import { TrainingBanner } from "./training-banner.tsx";

export interface ShellProps {
  readonly shown: Exclude<Guarded, { type: "go" | "gate" }>;
  readonly open: OpenShop;
  readonly services: Services;
}

/** The frame around the screens of a shop: where one can go, what state things are in, and the screen itself. */
export const Shell = ({ shown, open: real, services }: ShellProps) => {
  const practice = real.training.shop.value;
  const open = practice === null ? real : { ...real, shop: practice, concerns: NO_CONCERNS };
  const { t } = useI18n();
  const sheet = useSignal<"status" | "menu" | "keys" | "drawer" | null>(null);
  const close = () => {
    sheet.value = null;
  };
  const { router } = services;
  const person = open.shop.person.value;
  const occupant = { role: person?.role ?? "", device: open.shop.certificate };
  const sections = navigationFor(occupant).filter(
    ({ path }) => practice === null || TRAINING_PATHS.includes(path),
  );
  useEffect(() => warmUp(sections.map(({ path }) => path)), [occupant.role]);
  const lock = () => {
    open.lockedFor.value = null;
    open.people.lock();
    router.replace("/sign-in"); // whoever comes next starts at their own start
  };
  const switching = useMemo(
    () =>
      createSwitch(open.people, (name) =>
        services.toasts.show({ text: t("hands.switched", name), tone: "done" }),
      ),
    [open.people],
  );
  useBadges((code) => void switching.takeBadge(code));
  useActions({
    ...Object.fromEntries(sections.map(({ path }) => [`go.${path}`, () => router.go(path)])),
    "app.help": () => (sheet.value = "keys"),
    "app.menu": () => (sheet.value = "menu"),
    "app.lock": lock,
    "app.switch": switching.open,
  });
  return (
    <div class={styles.shell}>
      <a class={styles.skip} href="#content">
        {t("app.skip")}
      </a>
      <TopBar
        open={open}
        onStatus={() => (sheet.value = "status")}
        onMenu={() => (sheet.value = "menu")}
        onAttention={() => router.go("/attention")}
      />
      <Navigation
        sections={sections}
        route={router.route}
        go={router.go}
        attention={open.concerns.list.value.length}
      />
      <div class={styles.work}>
        {practice !== null && <TrainingBanner onEnd={open.training.end} />}
        <Notices open={open} update={services.update} toasts={services.toasts} />
        <main id="content" class={styles.main} tabIndex={-1}>
          <Content shown={shown} open={open} services={services} home={homeFor(occupant)} />
        </main>
      </div>
      {sheet.value === "status" && <StatusSheet open={open} go={router.go} onClose={close} />}
      {sheet.value === "menu" && (
        <MenuSheet
          open={open}
          services={services}
          onLock={lock}
          onTraining={() => {
            close();
            open.training.start();
            router.go("/till");
          }}
          onSwitch={() => {
            close();
            switching.open();
          }}
          onKeys={() => (sheet.value = "keys")}
          onDrawer={() => (sheet.value = "drawer")}
          onClose={close}
        />
      )}
      <SwitchDialog model={switching} now={open.shop.now} />
      {sheet.value === "drawer" && <DrawerDialog shop={open.shop} toasts={services.toasts} onClose={close} />}
      {sheet.value === "keys" && <KeyOverlay keymap={services.keymap} onClose={close} />}
    </div>
  );
};

const Content = ({ shown, open, services, home }: ShellProps & { readonly home: string }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { router } = services;
  if (shown.type === "section") {
    return (
      <ErrorBoundary
        key={shown.path}
        fallback={(message, retry) => <Crashed message={message} onRetry={retry} />}
      >
        <LazyView screen={SCREENS[shown.path]} props={screenProps(open, services)} />
      </ErrorBoundary>
    );
  }
  const goHome = <Button onClick={() => router.go(home)}>{t("app.home")}</Button>;
  if (shown.type === "unknown")
    return (
      <EmptyState icon="search" title={t("app.unknownTitle")} text={t("app.unknownText")} action={goHome} />
    );
  const isTillElsewhere = router.route.value.path === "/till" && open.shop.certificate.code === "";
  const role = roleName(i18n, open.shop.person.value?.role ?? "");
  const text = isTillElsewhere ? t("app.forbiddenHere") : t("app.forbiddenText", role);
  return <EmptyState icon="lock" title={t("app.forbiddenTitle")} text={text} action={goHome} />;
};

const screenProps = (
  { shop, people, concerns, lastSeen, shifts }: OpenShop,
  services: Services,
): ScreenProps => ({
  shop,
  people,
  concerns,
  shifts,
  lastSeen,
  go: services.router.go,
  route: services.router.route,
  scans: services.scans,
  toasts: services.toasts,
  keys: services.keymap,
  device: services.device,
});

const Crashed = ({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) => {
  const { t } = useI18n();
  return (
    <EmptyState
      icon="alert"
      title={t("app.crashedTitle")}
      text={`${t("app.crashedText")} ${message}`}
      action={<Button onClick={onRetry}>{t("ui.retry")}</Button>}
    />
  );
};
