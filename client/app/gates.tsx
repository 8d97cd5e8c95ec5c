import { LazyView, lazyScreen } from "./lazy.tsx";
import type { Boot, Services } from "./services.ts";

const SETUP = lazyScreen(async () => (await import("../features/setup/screen.tsx")).SetupScreen);
const ENROL = lazyScreen(async () => (await import("../features/enrol/screen.tsx")).EnrolScreen);
const SIGN_IN = lazyScreen(async () => (await import("../features/sign-in/screen.tsx")).SignInScreen);

export interface GateViewProps {
  readonly path: "/setup" | "/enrol" | "/sign-in";
  readonly boot: Boot;
  readonly services: Services;
}

/** What stands before the shop: making one, joining one, saying who one is. */
export const GateView = ({ path, boot, services }: GateViewProps) => {
  if (boot.type === "new") {
    const { device } = boot;
    if (path === "/setup") return <LazyView screen={SETUP} props={{ office: device.office }} />;
    return (
      <LazyView
        screen={ENROL}
        props={{
          enrolment: device.enrolment,
          inReach: device.server.value === "has-shop",
          askAgain: device.askAgain,
          code: services.router.route.value.params.get("code") ?? "",
        }}
      />
    );
  }
  if (boot.type !== "open") return null;
  const { people, shop } = boot.open;
  return (
    <LazyView
      screen={SIGN_IN}
      props={{
        people,
        certificate: shop.certificate,
        sync: shop.sync,
        now: shop.now,
        lockedFor: boot.open.lockedFor.peek(),
      }}
    />
  );
};
