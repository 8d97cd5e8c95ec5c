import { useSignalEffect } from "@preact/signals";
import { BadgeScansContext } from "../ui/badge-scans.ts";
import { I18nContext } from "../ui/i18n.ts";
import { KeymapContext } from "../ui/keys.ts";
import { SoundsContext } from "../ui/sounds.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { BrokenScreen, OpeningScreen } from "./boot-screens.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { GateView } from "./gates.tsx";
import { type Guarded, guard, type Stage } from "./guard.ts";
import { sectionAt } from "./sections.ts";
import type { Boot, Services } from "./services.ts";
import { Shell } from "./shell.tsx";

/** Everything on the page: what the address shows at the stage the device is at. */
export const App = ({ services }: { readonly services: Services }) => (
  <I18nContext.Provider value={services.i18n}>
    <KeymapContext.Provider value={services.keymap}>
      <SoundsContext.Provider value={services.device.sounds}>
        <BadgeScansContext.Provider value={services.badges}>
          <Stages services={services} />
        </BadgeScansContext.Provider>
        <ToastCorner toasts={services.toasts} />
      </SoundsContext.Provider>
    </KeymapContext.Provider>
  </I18nContext.Provider>
);

const Stages = ({ services }: { readonly services: Services }) => {
  const { boot, router } = services;
  useSignalEffect(() => {
    const shown = guarded(services);
    if (shown?.type === "go") router.replace(shown.path);
  });
  useSignalEffect(() => {
    const { t } = services.i18n;
    const section = sectionAt(router.route.value.path);
    const isIn = boot.value.type === "open" && section !== undefined;
    document.title = isIn ? `${t(section.label)} · ${t("app.name")}` : t("app.name");
  });
  const now = boot.value;
  if (now.type === "opening") return <OpeningScreen />;
  if (now.type === "broken") return <BrokenScreen broken={now} reload={services.reload} />;
  const shown = guarded(services);
  if (shown === null) return <OpeningScreen />;
  if (shown.type === "go") return null;
  if (shown.type === "gate")
    return (
      <GateFrame services={services}>
        <GateView path={shown.path} boot={now} services={services} />
      </GateFrame>
    );
  return now.type === "open" ? <Shell shown={shown} open={now.open} services={services} /> : null;
};

const guarded = ({ boot, router }: Services): Guarded | null => {
  const stage = stageOf(boot.value);
  const { path, params } = router.route.value;
  return stage === null ? null : guard(stage, path, params);
};

/** `null` while that is not known yet. */
const stageOf = (boot: Boot): Stage | null => {
  if (boot.type === "new") {
    const server = boot.device.server.value;
    if (server === "asking") return null;
    return { type: server === "empty" ? "setup" : "enrol" };
  }
  if (boot.type !== "open") return null;
  const { person, certificate } = boot.open.shop;
  if (person.value === null) return { type: "sign-in" };
  return { type: "shop", occupant: { role: person.value.role, device: certificate } };
};
