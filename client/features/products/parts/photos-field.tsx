import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { MAX_PHOTOS } from "../../../../shared/domain/catalog/product-fields.ts";
import { pickFile } from "../../../device/files.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../products.module.css";
import type { ProductFormProps } from "../props.ts";

export const PhotosField = ({ form, shop }: ProductFormProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const { photos } = form.fields.value;
  const wrong = explain(form.errors.value.photos);
  const add = async () => {
    const file = await pickFile("image/*");
    if (file !== null) await form.addPhotos([file]);
  };
  return (
    <section
      class={styles.stack}
      aria-label={t("products.photos")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void form.addPhotos([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <span class={styles.label}>{t("products.photos")}</span>
      <ul class={styles.photos}>
        {photos.map((hash, i) => (
          <li key={hash} class={styles.photo}>
            <Photo shop={shop} hash={hash} number={String(i + 1)} />
            <button
              type="button"
              class={styles.photoRemove}
              aria-label={t("products.removePhoto", String(i + 1))}
              onClick={() => form.removePhoto(hash)}
            >
              <Icon name="x" size={16} />
            </button>
          </li>
        ))}
      </ul>
      {photos.length < MAX_PHOTOS && (
        <div>
          <Button kind="secondary" icon="camera" busy={form.photoBusy.value} onClick={() => void add()}>
            {t(form.photoBusy.value ? "products.photoBusy" : "products.addPhoto")}
          </Button>
        </div>
      )}
      <p
        class={wrong === undefined ? styles.hint : styles.wrong}
        role={wrong === undefined ? undefined : "alert"}
      >
        {wrong ?? t("products.photosHint", String(MAX_PHOTOS))}
      </p>
    </section>
  );
};

interface PhotoProps extends Pick<ProductFormProps, "shop"> {
  readonly hash: string;
  readonly number: string;
}

const Photo = ({ shop, hash, number }: PhotoProps) => {
  const { t } = useI18n();
  const url = useSignal<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void shop.photos.url(hash).then((found) => {
      if (wanted) url.value = found;
    });
    return () => {
      wanted = false;
    };
  }, [hash]);
  return url.value === null ? (
    <span class={styles.photoAway} role="img" aria-label={t("products.photoAway")}>
      <Icon name="image" />
    </span>
  ) : (
    <img class={styles.photoImage} src={url.value} alt={t("products.photo", number)} />
  );
};
