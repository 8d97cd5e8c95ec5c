import { type Cuts, cutsIn } from "./cuts.ts";
import { type Book, type History, honestBooks } from "./history.ts";

/**
 * Replicas that are there and in touch at the end: all of them must agree. One that the authority put out of use is turned away and
 * keeps what it has.
 */
export const agreeingBooks = (history: History): readonly Book[] => {
  const cuts = cutsIn(history.lines);
  return honestBooks(history).filter(
    ({ evidence }) => evidence.living && !evidence.turnedAway && !isPutOut(cuts, evidence.device),
  );
};

const isPutOut = ({ devices }: Cuts, device: string): boolean =>
  devices.some((cut) => cut.device === device && cut.keeps === null);
