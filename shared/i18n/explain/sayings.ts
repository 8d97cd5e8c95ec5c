import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";

/** A text for every error of a union, by its type: one that is forgotten does not compile. */
export type Sayings<E extends { readonly type: string }> = {
  readonly [Type in E["type"]]: Say<Extract<E, { readonly type: Type }>>;
};

export type Say<E> = (error: E, messages: Messages, format: Format) => string;
