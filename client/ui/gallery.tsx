import { useSignal } from "@preact/signals";
import { render } from "preact";
import { LANGUAGES, NATIVE_NAME, pickLanguage } from "../../shared/i18n/languages.ts";
import { money } from "../../shared/lib/money.ts";
import "./base.css";
import { MoneyText } from "./amounts.tsx";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Chips } from "./chips.tsx";
import { Dialog } from "./dialog.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Field } from "./field.tsx";
import styles from "./gallery.module.css";
import { Products, Tiles } from "./gallery-lists.tsx";
import { useSamples } from "./gallery-samples.ts";
import { createI18n, I18nContext, useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { ICON_SHAPES, type IconName } from "./icon-shapes.ts";
import { KeyOverlay } from "./key-overlay.tsx";
import { attachKeymap, createKeymap, type KeyAction, KeymapContext, useActions } from "./keys.ts";
import { PageHeader } from "./page-header.tsx";
import { PasswordField } from "./password-field.tsx";
import { PinEntry } from "./pin-entry.tsx";
import { Progress } from "./progress.tsx";
import { Select } from "./select.tsx";
import { StatusItem, StatusStrip } from "./status-strip.tsx";
import { Switch } from "./switch.tsx";
import { Tabs } from "./tabs.tsx";
import { createTheme, THEMES } from "./theme.ts";
import { createToasts } from "./toast-store.ts";
import { ToastCorner } from "./toasts.tsx";

const ACTIONS = [
  { id: "search", combo: "Slash", label: "ui.search", group: "ui.keysGroupGeneral" },
  { id: "help", combo: "Shift+Slash", label: "ui.keys", group: "ui.keysGroupGeneral" },
  { id: "confirm", combo: "F12", label: "ui.confirm", group: "ui.menu" },
  { id: "print", combo: "Ctrl+KeyP", label: "ui.print", group: "ui.menu" },
  { id: "back", combo: "F8", label: "ui.back", group: "ui.menu" },
] as const satisfies readonly KeyAction[];

const options = new URLSearchParams(location.search);
const i18n = await createI18n(pickLanguage([options.get("language") ?? "en"], "en"));
const theme = createTheme(localStorage, document.documentElement);
const asked = THEMES.find((name) => name === options.get("theme"));
if (asked !== undefined) theme.choose(asked);
const keymap = createKeymap({ actions: ACTIONS, storage: localStorage });
attachKeymap(window, keymap);
const toasts = createToasts({
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

const Gallery = () => {
  const words = useSamples();
  const open = useSignal<"question" | "form" | "keys" | null>(
    options.get("open") === "keys" ? "keys" : options.get("open") === "form" ? "form" : null,
  );
  const close = () => {
    open.value = null;
  };
  useActions({
    help: () => {
      open.value = "keys";
    },
    confirm: () => toasts.show({ text: words.toast, tone: "done" }),
  });
  return (
    <main class={styles.page}>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        onBack={() => history.back()}
        actions={<HeaderActions onKeys={() => (open.value = "keys")} />}
      />
      <div class={styles.columns}>
        <Buttons onAsk={() => (open.value = "question")} onForm={() => (open.value = "form")} />
        <Fields />
        <Choices />
        <States />
        <Amounts />
        <Pin />
        <Icons />
      </div>
      <Products toasts={toasts} />
      <Tiles toasts={toasts} />
      {open.value === "keys" && <KeyOverlay keymap={keymap} onClose={close} />}
      {open.value === "question" && (
        <Dialog
          title={words.voidQuestion}
          onClose={close}
          primary={{ label: words.void, kind: "danger", onClick: close }}
        >
          <p>{words.voidText}</p>
        </Dialog>
      )}
      {open.value === "form" && <FormDialog onClose={close} />}
      <ToastCorner toasts={toasts} />
    </main>
  );
};

const HeaderActions = ({ onKeys }: { readonly onKeys: () => void }) => {
  const { t, language, choose } = useI18n();
  return (
    <>
      <Select
        label={t("ui.language")}
        value={language.value}
        options={LANGUAGES.map((value) => ({ value, label: NATIVE_NAME[value] }))}
        onChange={(value) => void choose(value)}
      />
      <Select
        label={t("ui.theme")}
        value={theme.theme.value}
        options={[
          { value: "system", label: t("ui.themeSystem") },
          { value: "light", label: t("ui.themeLight") },
          { value: "dark", label: t("ui.themeDark") },
        ]}
        onChange={theme.choose}
      />
      <IconButton icon="keyboard" label={t("ui.keys")} onClick={onKeys} bordered={true} />
    </>
  );
};

const Buttons = ({ onAsk, onForm }: { readonly onAsk: () => void; readonly onForm: () => void }) => {
  const words = useSamples();
  const { t } = useI18n();
  return (
    <section class={styles.card}>
      <div class={styles.flow}>
        <Button kind="primary" combo="F12" onClick={() => toasts.show({ text: words.toast, tone: "done" })}>
          {words.pay}
        </Button>
        <Button combo="F8" onClick={onForm}>
          {words.hold}
        </Button>
        <Button icon="truck">{words.receive}</Button>
        <Button
          kind="ghost"
          onClick={() =>
            toasts.show({
              text: words.toastWarn,
              tone: "attention",
              action: { label: words.undo, onClick: () => {} },
            })
          }
        >
          {words.undo}
        </Button>
        <Button kind="danger" icon="trash" onClick={onAsk}>
          {words.void}
        </Button>
        <Button busy={true}>{words.busy}</Button>
        <Button disabled={true}>{words.off}</Button>
        <IconButton icon="printer" label={t("ui.print")} onClick={() => {}} />
        <IconButton icon="filter" label={t("ui.search")} pressed={true} onClick={() => {}} />
      </div>
      <Button kind="primary" size="large" full={true} combo="F12">
        {words.pay}
      </Button>
    </section>
  );
};

const Fields = () => {
  const words = useSamples();
  const name = useSignal("Сүт «Айналайын»");
  const price = useSignal("520,505");
  const email = useSignal("");
  const password = useSignal("correct horse");
  return (
    <section class={styles.card}>
      <Field label={words.name} value={name.value} onInput={(value) => (name.value = value)} />
      <Field
        label={words.price}
        value={price.value}
        onInput={(value) => (price.value = value)}
        suffix="₸"
        numeric={true}
        inputMode="decimal"
        error={words.priceError}
      />
      <Field
        label={words.email}
        type="email"
        value={email.value}
        onInput={(value) => (email.value = value)}
        hint={words.emailHint}
        optional={true}
        placeholder={words.emailSample}
      />
      <PasswordField
        label={words.password}
        value={password.value}
        onInput={(value) => (password.value = value)}
        autoComplete="current-password"
      />
    </section>
  );
};

const Choices = () => {
  const words = useSamples();
  const { t } = useI18n();
  const unit = useSignal<"pcs" | "kg">("kg");
  const strict = useSignal(true);
  const print = useSignal(true);
  const category = useSignal("dairy");
  const tab = useSignal<"day" | "week" | "month">("day");
  return (
    <section class={styles.card}>
      <Select
        label={words.unit}
        value={unit.value}
        options={[
          { value: "pcs", label: t("unit.pcs") },
          { value: "kg", label: t("unit.kg") },
        ]}
        onChange={(value) => (unit.value = value)}
      />
      <Switch
        label={words.strict}
        hint={words.strictHint}
        checked={strict.value}
        onChange={(value) => (strict.value = value)}
      />
      <Checkbox label={words.remember} checked={print.value} onChange={(value) => (print.value = value)} />
      <Checkbox label={words.receive} checked={false} mixed={true} onChange={() => {}} />
      <Chips
        label={words.categories}
        value={category.value}
        onChange={(value) => (category.value = value)}
        chips={[
          { value: "all", label: words.all, count: "812" },
          { value: "dairy", label: words.dairy },
          { value: "bread", label: words.bread },
          { value: "drinks", label: words.drinks },
          { value: "sweets", label: words.sweets },
          { value: "household", label: words.household },
        ]}
      />
      <Tabs
        label={words.subtitle}
        value={tab.value}
        onChange={(value) => (tab.value = value)}
        tabs={[
          { id: "day", label: words.tabToday, count: "12" },
          { id: "week", label: words.tabWeek },
          { id: "month", label: words.tabMonth },
        ]}
      >
        <p>{words.panel}</p>
      </Tabs>
    </section>
  );
};

const States = () => {
  const words = useSamples();
  return (
    <section class={styles.card}>
      <div class={styles.flow}>
        <Badge>{words.draft}</Badge>
        <Badge tone="accent">{words.fresh}</Badge>
        <Badge tone="done" dot={true}>
          {words.done}
        </Badge>
        <Badge tone="attention" dot={true}>
          {words.attention}
        </Badge>
        <Badge tone="stop" dot={true}>
          {words.stop}
        </Badge>
      </div>
      <Progress label={words.importing} value={0.412} detail={words.importDetail} onCancel={() => {}} />
      <StatusStrip label={words.state}>
        <StatusItem icon="user" text={words.cashier} onClick={() => {}} />
        <StatusItem tone="done" text={words.online} />
        <StatusItem tone="done" text={words.tills} />
        <StatusItem tone="attention" icon="cloud-off" text={words.waiting} onClick={() => {}} />
      </StatusStrip>
      <EmptyState
        icon="receipt"
        title={words.emptyTitle}
        text={words.emptyText}
        action={<Button icon="scan">{words.searchProducts}</Button>}
      />
    </section>
  );
};

const Amounts = () => {
  const words = useSamples();
  return (
    <section class={styles.card}>
      <div class={styles.total}>
        <span>{words.total}</span>
        <MoneyText value={money(1_234_550)} currency="KZT" size="huge" />
      </div>
      <div class={styles.total}>
        <span>{words.pay}</span>
        <MoneyText value={money(12_000_000)} currency="UZS" size="large" />
      </div>
      <div class={styles.total}>
        <span>{words.stop}</span>
        <MoneyText value={money(-52_000)} currency="RUB" tone="stop" />
      </div>
    </section>
  );
};

const Pin = () => {
  const words = useSamples();
  const error = useSignal<string | null>(words.pinError);
  return (
    <section class={styles.card}>
      <h2 class={styles.centered}>{words.signIn}</h2>
      <PinEntry
        label={words.signIn}
        action={words.signIn}
        error={error.value}
        onEnter={(pin) => {
          error.value = pin === "1234" ? null : words.pinError;
        }}
      />
    </section>
  );
};

const Icons = () => (
  <section class={styles.card}>
    <div class={styles.icons}>
      {Object.keys(ICON_SHAPES).map((name) => (
        <span key={name} title={name}>
          <Icon name={name as IconName} size={24} />
        </span>
      ))}
    </div>
  </section>
);

const FormDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useSamples();
  const { t } = useI18n();
  const name = useSignal("");
  return (
    <Dialog title={words.askName} onClose={onClose} primary={{ label: t("ui.save"), onClick: onClose }}>
      <Field
        label={words.name}
        value={name.value}
        onInput={(value) => (name.value = value)}
        focusFirst={true}
        scanFills={true}
      />
      <Switch label={words.strict} checked={true} onChange={() => {}} />
    </Dialog>
  );
};

const root = document.getElementById("gallery");
if (root !== null) {
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <Gallery />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
}
