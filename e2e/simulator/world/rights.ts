import type { Certificate } from "../../../shared/core/certificate.ts";
import { type HolderId, holderDevice } from "../../../shared/core/ids.ts";
import type { State } from "../../../shared/core/state.ts";
import { createView } from "../../../shared/core/view.ts";
import { activeHolders } from "../../../shared/domain/access/device.ts";
import { type ProductGift, sharingDrafts } from "../../../shared/domain/stock/commands/share.ts";
import { stockOf } from "../../../shared/domain/stock/item.ts";
import { ok } from "../../../shared/lib/result.ts";
import type { Want } from "../../../shared/sync/messages.ts";
import type { Host, Program, World } from "./types.ts";
import { count } from "./world.ts";

/** What a device gives a peer that waits for rights: all that is asked for of what it holds itself, to a device in use. */
export const giveRights = async (
  world: World,
  host: Host,
  program: Program,
  wants: readonly Want[],
  peer: Certificate,
): Promise<void> => {
  const writer = program.writer();
  const { branch } = peer;
  if (writer === null || branch === null || !program.power.alive) return;
  if (host.certificate.kind !== "server" && host.certificate.branch !== branch) return;
  await program.replica.write(writer, null, () => {
    const { state } = program.replica;
    const gifts = giftsOf(state, writer.holder, wants, peer);
    count(world, gifts.length > 0 ? "rights given on demand" : "no rights to give");
    return ok({ drafts: sharingDrafts(branch, gifts), result: null });
  });
};

const giftsOf = (
  state: State,
  me: HolderId,
  wants: readonly Want[],
  peer: Certificate,
): readonly ProductGift[] => {
  const view = createView(state, me);
  const to = holderOf(state, me, peer);
  if (to === undefined) return [];
  return wants.flatMap(({ counter, amount }) => {
    const place = stockOf(counter);
    const quantity = Math.min(amount, view.counter(counter).rights);
    return place?.branch === peer.branch && quantity > 0 ? [{ product: place.product, to, quantity }] : [];
  });
};

/** The peer's life that is in use now. */
const holderOf = (state: State, me: HolderId, { device, branch }: Certificate): HolderId | undefined =>
  branch === null
    ? undefined
    : activeHolders(createView(state, me), branch).find((holder) => holderDevice(holder) === device);
