import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Photos } from "../../../session/shop.ts";

/** Address of a photo once it is there; `null` before, without one, and out of reach. */
export const usePhoto = (photos: Photos, hash: string | undefined): string | null => {
  const url = useSignal<string | null>(null);
  useEffect(() => {
    let wanted = true;
    url.value = null;
    if (hash !== undefined)
      void photos.url(hash).then((found) => {
        if (wanted) url.value = found;
      });
    return () => {
      wanted = false;
    };
  }, [photos, hash]);
  return url.value;
};
