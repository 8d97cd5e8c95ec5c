import { signal } from "@preact/signals";
import { render } from "preact";
import { isLanguage, LANGUAGE_TAG, pickLanguage } from "../../shared/i18n/languages.ts";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { createTheme } from "../ui/theme.ts";
import { CHANNEL_NAME, listenToTill } from "./channel.ts";
import { Display } from "./display.tsx";
import type { DisplayState } from "./display-state.ts";
import "../ui/base.css";

/** The customer's window: draws what the till's window of the same browser says, and reads nothing else. */
createTheme(localStorage, document.documentElement);
const stored = localStorage.getItem("language") ?? "";
const i18n = await createI18n(isLanguage(stored) ? stored : pickLanguage(navigator.languages));
const state = signal<DisplayState | null>(null);
listenToTill(new BroadcastChannel(CHANNEL_NAME), (next) => {
  state.value = next;
  document.title = next.shop;
  document.documentElement.lang = LANGUAGE_TAG[next.language];
  if (next.language !== i18n.language.peek()) void i18n.choose(next.language);
});

const Screen = () => <Display state={state.value} />;

const page = document.getElementById("app");
if (page !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <Screen />
    </I18nContext.Provider>,
    page,
  );
