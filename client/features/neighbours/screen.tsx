import { NeighbourList } from "./parts/neighbour-list.tsx";
import { PairingView } from "./parts/pairing-view.tsx";
import type { NeighboursProps } from "./props.ts";

/** Who is in touch, at `/neighbours`; linking two tills by hand, at `/neighbours?pair`. */
export const NeighboursScreen = (props: NeighboursProps) =>
  props.route.value.params.has("pair") ? <PairingView {...props} /> : <NeighbourList {...props} />;
