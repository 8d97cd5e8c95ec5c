import type { Logger } from "pino";

/** Ends the server in an orderly way when the system or a person at the keyboard asks; at the second time, at once. */
export const stopOnSignal = (server: { readonly close: () => Promise<void> }, log: Logger): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};
