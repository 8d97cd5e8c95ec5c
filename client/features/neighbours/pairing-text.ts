import type { LabelKey, MessageKey } from "../../../shared/i18n/en.ts";
import type { CameraError } from "../../device/camera-permission.ts";
import type { PairingError } from "../../sync/mesh/pairing.ts";
import type { I18n } from "../../ui/i18n.ts";

/** What went wrong and what to do about it. */
export const pairingText = (error: PairingError, { t }: Pick<I18n, "t">): string => {
  switch (error.type) {
    case "BadCharacter":
      return t("neighbours.badCharacter", String(error.at), error.character);
    case "WrongStep":
      return t(error.is === "offer" ? "neighbours.twoFirst" : "neighbours.answerForOther");
    case "TurnedAway": {
      const label = LABEL_BY_REASON[error.reason];
      return label === undefined ? t("neighbours.awayOther", error.reason) : t(label);
    }
    default:
      return t(LABEL_BY_FAULT[error.type]);
  }
};

export const cameraText = (error: CameraError, { t }: Pick<I18n, "t">): string =>
  t(LABEL_BY_CAMERA[error.type]);

type Plain = Exclude<PairingError["type"], "BadCharacter" | "WrongStep" | "TurnedAway">;

const LABEL_BY_FAULT = {
  NotACode: "neighbours.notACode",
  NewerCode: "neighbours.newerCode",
  Incomplete: "neighbours.incomplete",
  Mistyped: "neighbours.mistyped",
  OwnCode: "neighbours.ownCode",
  OtherOffer: "neighbours.otherOffer",
  NoLinks: "neighbours.noLinks",
  NoAddress: "neighbours.noAddressTodo",
  NotReached: "neighbours.notReached",
} as const satisfies Readonly<Record<Plain, MessageKey>>;

const LABEL_BY_REASON: Readonly<Record<string, LabelKey | undefined>> = {
  revoked: "neighbours.awayRevoked",
  branch: "neighbours.awayBranch",
  organisation: "neighbours.awayOrganisation",
  expired: "neighbours.awayExpired",
  unpaired: "neighbours.awayUnproven",
  certificate: "neighbours.awayUnproven",
  proof: "neighbours.awayUnproven",
  protocol: "neighbours.awayProtocol",
};

const LABEL_BY_CAMERA = {
  CameraDenied: "neighbours.cameraDenied",
  NoCamera: "neighbours.cameraNone",
  CameraBusy: "neighbours.cameraBusy",
  CameraFailed: "neighbours.cameraFailed",
} as const satisfies Readonly<Record<CameraError["type"], LabelKey>>;
