import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { MAX_PHOTOS } from "../../../shared/domain/catalog/product-fields.ts";
import type { Shop } from "../../session/shop.ts";
import type { PhotoShrinker } from "../../workers/photo.ts";
import type { FormState } from "./form-state.ts";

/** The photos of a product's page. */
export interface FormPhotos {
  readonly addPhotos: (files: readonly Blob[]) => Promise<void>;
  readonly removePhoto: (hash: string) => void;
  readonly photoBusy: ReadonlySignal<boolean>;
}

export const createFormPhotos = (
  shop: Pick<Shop, "photos">,
  shrinker: PhotoShrinker,
  { fields, set, fault }: FormState,
): FormPhotos => {
  const underWay = signal(0);
  const keep = async (photo: Blob): Promise<void> => {
    const hash = await shop.photos.put(photo);
    const now = fields.peek().photos;
    if (!now.includes(hash) && now.length < MAX_PHOTOS) set("photos", [...now, hash]);
  };
  return {
    addPhotos: async (files) => {
      const room = Math.max(0, MAX_PHOTOS - fields.peek().photos.length);
      underWay.value += 1;
      try {
        for (const file of files.slice(0, room)) {
          const small = await shrinker.shrink(file);
          if (!small.ok) fault("photos", small.error);
          else await keep(small.value);
        }
      } finally {
        underWay.value -= 1;
      }
    },
    removePhoto: (hash) =>
      set(
        "photos",
        fields.peek().photos.filter((each) => each !== hash),
      ),
    photoBusy: computed(() => underWay.value > 0),
  };
};
