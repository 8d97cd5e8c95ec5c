import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import type { LabelKey } from "../../shared/i18n/en.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { type Combo, comboOf, isReservedCombo, isTypingCombo, type KeyPress } from "./combo.ts";
import type { TextStorage } from "./storage.ts";

/** Something a person can do with one key, on the screens that offer it. */
export interface KeyAction {
  readonly id: string;
  readonly combo: Combo;
  readonly label: LabelKey;
  readonly group: LabelKey;
  /** Fires again and again while the key is held. */
  readonly repeats?: boolean;
}

export interface BoundAction extends KeyAction {
  /** A handler is listening on this screen now. */
  readonly available: boolean;
}

export type AssignError =
  | { readonly type: "KeyTaken"; readonly by: KeyAction }
  | { readonly type: "KeyReserved" };

export type KeyHandlers<Id extends string = string> = Readonly<Partial<Record<Id, () => void>>>;

/** A press as it comes from the window, with what it was aimed at. */
export interface KeymapEvent extends KeyPress {
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
  /** A text field is focused: keys that type belong to it. */
  readonly typing: boolean;
}

export interface Keymap {
  /** Every action with the keys in force, in the order given. */
  readonly actions: ReadonlySignal<readonly BoundAction[]>;
  readonly comboOf: (id: string) => Combo;
  /** Keeps the new keys. Errors: another action has them, or the browser does. */
  readonly assign: (id: string, combo: Combo) => Result<Combo, AssignError>;
  readonly reset: () => void;
  /** Runs the newest handler for the press; `true` when there was one, and the press is then used up. */
  readonly handle: (event: KeymapEvent) => boolean;
  /** Adds a screen's handlers; returns how to take them back. `depth` counts the open dialogs around them. */
  readonly listen: (handlers: () => KeyHandlers, depth?: number) => () => void;
  /** While a dialog is open, only handlers at `depth` or deeper hear anything. Returns how to end that. */
  readonly block: (depth: number) => () => void;
}

export interface KeymapOptions {
  readonly actions: readonly KeyAction[];
  readonly storage: TextStorage;
}

/** One keyboard for all screens: action → keys, changeable and kept. Matches keys by place, not by letter. */
export const createKeymap = ({ actions, storage }: KeymapOptions): Keymap => {
  const changed = signal<Readonly<Record<string, Combo>>>(readChanges(storage, actions));
  const listeners = signal<readonly Listener[]>([]);
  const blocks = signal<readonly number[]>([]);
  const bound = computed(() =>
    actions.map((action) => ({ ...action, combo: changed.value[action.id] ?? action.combo })),
  );
  const withAvailability = computed(() => {
    const heard = new Set(listeners.value.flatMap(({ handlers }) => Object.keys(handlers())));
    return bound.value.map((action) => ({ ...action, available: heard.has(action.id) }));
  });

  const keep = (changes: Readonly<Record<string, Combo>>): void => {
    changed.value = changes;
    storage.setItem(KEY, JSON.stringify(changes));
  };
  const assign = (id: string, combo: Combo): Result<Combo, AssignError> => {
    if (isReservedCombo(combo)) return err({ type: "KeyReserved" });
    const by = bound.peek().find((action) => action.combo === combo && action.id !== id);
    if (by !== undefined) return err({ type: "KeyTaken", by });
    keep({ ...changed.peek(), [id]: combo });
    return ok(combo);
  };
  const handle = (event: KeymapEvent): boolean => {
    const action = actionFor(bound.peek(), event);
    if (action === undefined) return false;
    const depth = Math.max(0, ...blocks.peek());
    const handler = newestHandler(listeners.peek(), action.id, depth);
    if (handler !== undefined && (event.repeat !== true || action.repeats === true)) handler();
    return handler !== undefined;
  };
  return {
    actions: withAvailability,
    comboOf: (id) => bound.value.find((action) => action.id === id)?.combo ?? "",
    assign,
    reset: () => keep({}),
    handle,
    listen: (handlers, depth = 0) => addTo(listeners, { handlers, depth }),
    block: (depth) => addTo(blocks, depth),
  };
};

/** Hears the keys of `target` (the window) and keeps the browser's own use of a key away once it is used. */
export const attachKeymap = (target: EventTarget, keymap: Pick<Keymap, "handle">): (() => void) => {
  const onKeyDown = (event: Event): void => {
    if (!("code" in event) || event.defaultPrevented) return;
    const press = event as KeyboardEvent;
    const { code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
    if (press.getModifierState?.("AltGraph") === true) return;
    const typing = isTextEntry(event.target);
    if (keymap.handle({ code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, typing }))
      event.preventDefault();
  };
  target.addEventListener("keydown", onKeyDown);
  return () => target.removeEventListener("keydown", onKeyDown);
};

export const KeymapContext = createContext<Keymap | null>(null);

/** How many dialogs are open around a component. */
export const KeyDepthContext = createContext(0);

/** The keyboard above this component, or `null` where there is none (a dialog in a test). */
export const useKeymap = (): Keymap | null => useContext(KeymapContext);

/** While the component is on the screen, its handlers answer to their keys. The latest handlers are used. */
export const useActions = <Id extends string>(handlers: KeyHandlers<Id>): void => {
  const keymap = useKeymap();
  const depth = useContext(KeyDepthContext);
  const latest = useRef<KeyHandlers>(handlers);
  latest.current = handlers;
  const ids = Object.keys(handlers).join(" ");
  useLayoutEffect(() => keymap?.listen(() => latest.current, depth), [keymap, depth, ids]);
};

const KEY = "keys";

interface Listener {
  readonly handlers: () => KeyHandlers;
  readonly depth: number;
}

/** What is stored may be of an older version: unknown actions and wrong types are left out. */
const readChanges = (
  storage: TextStorage,
  actions: readonly KeyAction[],
): Readonly<Record<string, Combo>> => {
  const stored = parseObject(storage.getItem(KEY));
  const known = actions.flatMap(({ id }) => {
    const combo = stored[id];
    return typeof combo === "string" && !isReservedCombo(combo) ? [[id, combo]] : [];
  });
  return Object.fromEntries(known);
};

const parseObject = (text: string | null): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const actionFor = (actions: readonly KeyAction[], event: KeymapEvent): KeyAction | undefined => {
  const combo = comboOf(event);
  if (event.isComposing === true || (event.typing && isTypingCombo(combo))) return undefined;
  return actions.find((action) => action.combo === combo);
};

const newestHandler = (listeners: readonly Listener[], id: string, depth: number): (() => void) | undefined =>
  listeners
    .filter((listener) => listener.depth >= depth)
    .map(({ handlers }) => handlers()[id])
    .findLast((handler) => handler !== undefined);

const addTo = <T>(list: { value: readonly T[]; peek: () => readonly T[] }, entry: T): (() => void) => {
  list.value = [...list.peek(), entry];
  let present = true;
  return () => {
    if (!present) return;
    present = false;
    const at = list.peek().lastIndexOf(entry);
    list.value = list.peek().toSpliced(at, 1);
  };
};

const TYPED_INPUTS = /^(text|search|password|email|tel|url|number|date|time|datetime-local|month|week)$/;

const isTextEntry = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TYPED_INPUTS.test(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
};
