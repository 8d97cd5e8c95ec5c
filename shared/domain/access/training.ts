/** Till code of every training shop. No real till may have it [ACCESS-7], so a number tells what was only practice. */
export const TRAINING_CODE = "TR";

/** Whether a receipt's number says that it was made for practice. */
export const isTraining = (number: string): boolean => number.startsWith(`${TRAINING_CODE}-`);
