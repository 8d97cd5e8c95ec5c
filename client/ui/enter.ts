import { useLayoutEffect } from "preact/hooks";

/** While the component is on the screen, Enter goes on; not one still held down from before, nor one meant for a button, link or dialog. */
export const useEnter = (goOn: () => void): void => {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isEnter = event.code === "Enter" || event.code === "NumpadEnter";
      if (!isEnter || event.repeat || event.defaultPrevented) return;
      if (event.target instanceof HTMLElement && event.target.closest("button, a, dialog") !== null) return;
      event.preventDefault();
      goOn();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [goOn]);
};
