import type { FeatureProps } from "../../session/feature.ts";
import type { LastSeen } from "../../session/last-seen.ts";

export interface NeighboursProps extends FeatureProps {
  readonly lastSeen: LastSeen;
}
