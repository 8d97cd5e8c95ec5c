import { useEffect, useMemo } from "preact/hooks";
import { createProductIndex } from "../../session/product-index.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { openPhotoShrinker } from "../../workers/open-worker.ts";
import { createProductForm } from "./form-model.ts";
import { createProductList, type ProductListModel } from "./list-model.ts";
import { ProductForm } from "./parts/product-form.tsx";
import { ProductList } from "./parts/product-list.tsx";
import type { ProductsProps } from "./props.ts";

/** `/products` the list, `/products/new` and `/products?new=<code>` a new one, `/products/<id>` one of them. */
export const ProductsScreen = (props: ProductsProps) => {
  const { shop, route } = props;
  const list = useMemo(
    () => createProductList({ shop, index: createProductIndex(shop), storage: localStorage }),
    [shop],
  );
  useEffect(() => list.dispose, [list]);
  const { path, params } = route.value;
  const id = decodeURIComponent(/^\/products\/([^/]+)/.exec(path)?.[1] ?? "");
  const code = params.get("new") ?? params.get("code");
  if (id === "" && !params.has("new")) return <ProductList {...props} list={list} />;
  const product = id === "new" || id === "" ? null : id;
  return <ProductPage key={`${product} ${code}`} {...props} list={list} id={product} code={code} />;
};

interface ProductPageProps extends ProductsProps {
  readonly list: ProductListModel;
  readonly id: string | null;
  readonly code: string | null;
}

const ProductPage = ({ id, code, ...props }: ProductPageProps) => {
  const { shop, go } = props;
  const { t } = useI18n();
  const worker = useMemo(openPhotoShrinker, []);
  useEffect(() => worker.close, [worker]);
  const form = useMemo(() => createProductForm({ shop, shrinker: worker.port, id, barcode: code }), [worker]);
  if (form !== undefined) return <ProductForm {...props} form={form} />;
  const back = <Button onClick={() => go("/products")}>{t("products.toList")}</Button>;
  return (
    <Page>
      <EmptyState icon="box" title={t("products.gone")} action={back} />
    </Page>
  );
};
