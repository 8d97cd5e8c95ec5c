import { REASON_LABEL } from "../../../../shared/documents/refund-receipt.ts";
import {
  BACK,
  type Back,
  REFUND_REASONS,
  type RefundReason,
} from "../../../../shared/domain/refund/refund-body.ts";
import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { RefundStory } from "../refund-story.ts";

/** Why goods come back. */
export const StoryFields = ({
  story,
  focusFirst = false,
}: {
  readonly story: RefundStory;
  readonly focusFirst?: boolean;
}) => {
  const { t } = useI18n();
  const missing = story.missing.value;
  return (
    <>
      <Select
        label={t("refund.reason")}
        focusFirst={focusFirst}
        error={missing.includes("reason") ? t("refund.chooseReason") : null}
        value={story.reason.value}
        options={[
          { value: "", label: t("refund.chooseReason") },
          ...REFUND_REASONS.map((value) => ({ value, label: t(REASON_LABEL[value]) })),
        ]}
        onChange={(value) => value !== "" && story.setReason(value as RefundReason)}
      />
      {story.reason.value === "other" && (
        <Field
          label={t("refund.note")}
          error={missing.includes("note") ? t("goods.missing") : null}
          value={story.note.value}
          onInput={story.setNote}
          maxLength={200}
        />
      )}
    </>
  );
};

interface BackChipsProps {
  /** Of the goods. */
  readonly name: string;
  readonly back: Back;
  readonly onChange: (back: Back) => void;
}

/** Where goods of a line go. */
export const BackChips = ({ name, back, onChange }: BackChipsProps) => {
  const { t } = useI18n();
  return (
    <Chips
      label={t("refund.goodsOf", name)}
      value={back}
      chips={BACK.map((value) => ({ value, label: t(BACK_LABEL[value]) }))}
      onChange={onChange}
    />
  );
};

const BACK_LABEL = { shelf: "refund.shelf", "write-off": "refund.writeOff" } as const;
