import { allBranches, readBranch } from "../../../../shared/domain/access/branch.ts";
import type { Shop } from "../../../session/shop.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { OccasionValues } from "../occasion.ts";
import styles from "../promotions.module.css";
import { dayName } from "../wording.ts";

export interface OccasionFieldsProps {
  readonly view: Shop["view"];
  readonly values: OccasionValues;
  readonly set: (change: Partial<OccasionValues>) => void;
  readonly at: (field: string) => string | undefined;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When and for whom an offer holds. */
export const OccasionFields = ({ view, values, set, at }: OccasionFieldsProps) => {
  const { t } = useI18n();
  const { from, until, days, opens, closes, group } = values;
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{t("promo.when")}</legend>
      <div class={styles.pair}>
        <Field
          label={t("promo.from")}
          type="date"
          optional={true}
          value={from}
          onInput={(value) => set({ from: value })}
        />
        <Field
          label={t("promo.until")}
          type="date"
          optional={true}
          value={until}
          error={at("until")}
          onInput={(value) => set({ until: value })}
        />
      </div>
      <fieldset class={styles.group}>
        <legend class={styles.hint}>{t("promo.days")}</legend>
        <div class={styles.days}>
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={dayName(day, t)}
              checked={days.includes(day)}
              onChange={(isOn) =>
                set({ days: DAYS.filter((each) => (each === day ? isOn : days.includes(each))) })
              }
            />
          ))}
        </div>
      </fieldset>
      <div class={styles.pair}>
        <Field
          label={t("promo.opens")}
          placeholder="17:00"
          optional={true}
          maxLength={5}
          value={opens}
          hint={t("promo.hoursHint")}
          error={at("opens")}
          onInput={(value) => set({ opens: value })}
        />
        <Field
          label={t("promo.closes")}
          placeholder="19:00"
          optional={true}
          maxLength={5}
          value={closes}
          error={at("closes")}
          onInput={(value) => set({ closes: value })}
        />
      </div>
      <Field
        label={t("promo.group")}
        hint={t("promo.groupHint")}
        optional={true}
        maxLength={40}
        value={group}
        onInput={(value) => set({ group: value })}
      />
      <Branches view={view} chosen={values.branches} onChange={(branches) => set({ branches })} />
    </fieldset>
  );
};

interface BranchesProps {
  readonly view: Shop["view"];
  readonly chosen: readonly string[];
  readonly onChange: (branches: readonly string[]) => void;
}

/** Not asked where there is only one. */
const Branches = ({ view, chosen, onChange }: BranchesProps) => {
  const { t } = useI18n();
  const branches = allBranches(view).flatMap((id) => readBranch(view, id) ?? []);
  if (branches.length < 2 && chosen.length === 0) return null;
  return (
    <fieldset class={styles.group}>
      <legend class={styles.hint}>{`${t("promo.branches")}. ${t("promo.allBranches")}`}</legend>
      <div class={styles.days}>
        {branches.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
};
