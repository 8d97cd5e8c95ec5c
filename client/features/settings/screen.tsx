import { useLayoutEffect, useRef } from "preact/hooks";
import { mayRole, type Permission } from "../../../shared/domain/access/roles.ts";
import type { LabelKey } from "../../../shared/i18n/en.ts";
import { useI18n } from "../../ui/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { BranchesPart } from "./parts/branches-part.tsx";
import { DevicePart } from "./parts/device-part.tsx";
import { DevicesPart } from "./parts/devices-part.tsx";
import { ShopPart } from "./parts/shop-part.tsx";
import { StaffPart } from "./parts/staff-part.tsx";
import type { SettingsProps } from "./props.ts";
import styles from "./settings.module.css";

const PARTS = [
  { id: "device", label: "settings.thisDevice", permission: null },
  { id: "shop", label: "settings.shop", permission: "access.settings" },
  { id: "branches", label: "settings.branches", permission: "access.branches" },
  { id: "staff", label: "settings.staff", permission: "access.staff" },
  { id: "devices", label: "settings.devices", permission: "access.devices" },
] as const satisfies readonly { id: string; label: LabelKey; permission: Permission | null }[];

/** Settings at `/settings?part=…`: of this device for everyone, of the shop for those who may. */
export const SettingsScreen = (props: SettingsProps) => {
  const { t } = useI18n();
  const { shop, route, go } = props;
  const role = shop.person.value?.role ?? "";
  const parts = PARTS.filter(({ permission }) => permission === null || mayRole(role, permission));
  const asked = route.value.params.get("part");
  const part = parts.find(({ id }) => id === asked)?.id ?? "device";
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current
      ?.querySelector("[aria-selected='true']")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [part]);
  return (
    <Page scrolls={true}>
      <PageHeader title={t("settings.title")} />
      <div ref={box} class={styles.settings}>
        <Tabs
          label={t("settings.parts")}
          value={part}
          tabs={parts.map(({ id, label }) => ({ id, label: t(label) }))}
          onChange={(id) => go(id === "device" ? "/settings" : `/settings?part=${id}`)}
        >
          <div class={styles.part}>
            {part === "device" && <DevicePart {...props} />}
            {part === "shop" && <ShopPart {...props} />}
            {part === "branches" && <BranchesPart {...props} />}
            {part === "staff" && <StaffPart {...props} />}
            {part === "devices" && <DevicesPart {...props} />}
          </div>
        </Tabs>
      </div>
    </Page>
  );
};
