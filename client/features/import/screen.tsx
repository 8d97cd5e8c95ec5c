import { useEffect, useMemo } from "preact/hooks";
import { breathe } from "../../session/calm.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { useI18n } from "../../ui/i18n.ts";
import { Card, Page } from "../../ui/page.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Progress } from "../../ui/progress.tsx";
import { openCsvReader } from "../../workers/open-worker.ts";
import { createImportModel, type ImportModel } from "./model.ts";
import { ChooseFile } from "./parts/choose-file.tsx";
import { Done } from "./parts/done.tsx";
import { Preview } from "./parts/preview.tsx";

/** Products from a file at `/import`: choose, look, write. */
export const ImportScreen = ({ shop, go }: FeatureProps) => {
  const { t } = useI18n();
  const worker = useMemo(openCsvReader, []);
  const model = useMemo(() => createImportModel({ shop, reader: worker.port, breathe }), [worker]);
  useEffect(
    () => () => {
      model.writing.cancel();
      worker.close();
    },
    [worker],
  );
  return (
    <Page scrolls={true}>
      <PageHeader
        title={t("import.title")}
        subtitle={model.file.value?.name}
        onBack={model.step.value === "writing" ? undefined : () => go("/products")}
      />
      <Body model={model} go={go} />
    </Page>
  );
};

const Body = ({ model, go }: Pick<FeatureProps, "go"> & { readonly model: ImportModel }) => {
  switch (model.step.value) {
    case "choose":
      return <ChooseFile model={model} />;
    case "reading":
      return <Reading model={model} />;
    case "preview":
      return <Preview model={model} />;
    case "writing":
      return <Writing model={model} />;
    case "done":
      return <Done model={model} go={go} />;
  }
};

const Reading = ({ model }: { readonly model: ImportModel }) => {
  const { t } = useI18n();
  return (
    <Card>
      <Progress
        label={t("import.reading")}
        value={model.progress.value}
        onCancel={() => void model.callOff()}
      />
    </Card>
  );
};

const Writing = ({ model }: { readonly model: ImportModel }) => {
  const { t, format } = useI18n();
  const { done, total, cancel } = model.writing;
  const number = (value: number) => format.value.number(value);
  return (
    <Card>
      <Progress
        label={t("import.writing")}
        value={total.value === 0 ? 0 : done.value / total.value}
        detail={t("import.progress", number(done.value), number(total.value))}
        onCancel={cancel}
      />
    </Card>
  );
};
