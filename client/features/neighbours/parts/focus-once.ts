/** For a button where Enter goes on: each step begins with the focus there. */
export const focusOnce = (button: HTMLButtonElement | null): void => button?.focus();
