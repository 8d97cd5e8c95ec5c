import type { CounterId } from "../../../shared/core/ids.ts";
import { MAX_WANTS, type Want } from "../../../shared/sync/messages.ts";
import type { Neighbour } from "./neighbours.ts";

/** Asking everybody in touch, at once, for rights that are needed now. */
export interface Asking {
  /**
   * Asks for `amount` more of each counter. Resolves, never fails, when that much has come, or all have answered, or the limit
   * has passed: the caller looks at what is here then.
   */
  readonly ask: (wants: readonly Want[], milliseconds: number) => Promise<void>;
  /** A neighbour gave what it would. */
  readonly answered: (from: Neighbour, id: number) => void;
  /** Rights may be more than before. */
  readonly changed: () => void;
}

export interface AskingDeps {
  readonly neighbours: () => readonly Neighbour[];
  /** What this device may spend of a counter now. */
  readonly rights: (counter: CounterId) => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

interface Question {
  readonly enough: () => boolean;
  readonly unanswered: Set<string>;
  readonly done: () => void;
}

export const createAsking = ({ neighbours, rights, after }: AskingDeps): Asking => {
  const questions = new Map<number, Question>();
  let ids = 0;

  const look = (question: Question): void => {
    if (question.unanswered.size === 0 || question.enough()) question.done();
  };
  return {
    ask: (wants, milliseconds) =>
      new Promise((resolve) => {
        const id = ++ids;
        const asked = neighbours();
        const goals = wants.map(({ counter, amount }) => ({ counter, goal: rights(counter) + amount }));
        const question: Question = {
          enough: () => goals.every(({ counter, goal }) => rights(counter) >= goal),
          unanswered: new Set(asked.map(({ peer }) => peer.device)),
          done: () => {
            callOff();
            questions.delete(id);
            resolve();
          },
        };
        const callOff = after(milliseconds, question.done);
        questions.set(id, question);
        if (wants.length > 0)
          for (const { session } of asked)
            session.say({ type: "want-rights", id, wants: wants.slice(0, MAX_WANTS) });
        look(question);
      }),
    answered: ({ peer }, id) => {
      const question = questions.get(id);
      question?.unanswered.delete(peer.device);
      if (question !== undefined) look(question);
    },
    changed: () => {
      for (const question of [...questions.values()]) look(question);
    },
  };
};
