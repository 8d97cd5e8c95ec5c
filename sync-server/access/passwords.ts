import { hash, verify } from "@node-rs/bcrypt";

/** What bcrypt reads; the rest of a longer password would be ignored, so it is refused instead. */
export const MAX_PASSWORD_BYTES = 72;
export const MIN_PASSWORD_LENGTH = 8;

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for nobody (`null`) as for somebody. */
  readonly verify: (password: string, passwordHash: string | null) => Promise<boolean>;
}

/** @param cost bcrypt's; 12 takes about a quarter of a second, off the event loop */
export const createPasswords = async (cost = 12): Promise<Passwords> => {
  const nobody = await hash("nobody has this password", { cost });
  return {
    hash: (password) => hash(password, { cost }),
    verify: async (password, passwordHash) => {
      const same = await verify(password, passwordHash ?? nobody);
      return same && passwordHash !== null;
    },
  };
};

export const isPassword = (password: string): boolean =>
  password.length >= MIN_PASSWORD_LENGTH && Buffer.byteLength(password, "utf8") <= MAX_PASSWORD_BYTES;
