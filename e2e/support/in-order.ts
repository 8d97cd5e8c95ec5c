import { afterEach, beforeEach, describe } from "vitest";

/**
 * Steps that build on one another. None is tried again, for the world has moved on by then, and after the first that fails the
 * others are skipped: what the report names is what went wrong.
 */
export const inOrder = (name: string, steps: () => void): void => {
  describe(name, { retry: 0 }, () => {
    let hasFailed = false;
    beforeEach(({ skip }) => skip(hasFailed, "an earlier step failed"));
    afterEach(({ task }) => {
      hasFailed ||= task.result?.state === "fail";
    });
    steps();
  });
};
