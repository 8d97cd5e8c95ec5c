import { z } from "@hono/zod-openapi";
import { CURRENCIES, TAX_MODES } from "../../shared/domain/access/organisation.ts";
import { freeTextField, idField, moneyField, textField } from "../../shared/lib/schema.ts";
import { isPassword, MAX_PASSWORD_BYTES, MIN_PASSWORD_LENGTH } from "../access/passwords.ts";

/** Shapes that several routes share. Times are ms since 1970, money minor units, quantities thousandths. */

export const problemSchema = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    field: z.string().optional(),
    detail: z.string().optional(),
    error: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi("Problem");

export const signedSchema = z.object({ text: z.string(), signature: z.string() }).openapi("Signed");

export const authoritySchema = z.object({ org: z.string(), key: z.string() }).openapi("Authority");

export const pinSchema = z
  .strictObject({
    salt: z.string().min(8).max(100),
    iterations: z.int().min(100_000).max(10_000_000),
    hash: z.string().min(20).max(200),
  })
  .openapi("PinVerifier");

export const passwordSchema = z
  .string()
  .max(500)
  .refine(isPassword, {
    error: `${MIN_PASSWORD_LENGTH} characters or more, ${MAX_PASSWORD_BYTES} bytes or less`,
  });

export const personSchema = z
  .object({
    staff: z.string(),
    name: z.string(),
    role: z.string(),
    branches: z.union([z.literal("*"), z.array(z.string())]),
  })
  .openapi("Person");

export const setUpSchema = z.strictObject({
  organisation: textField(100),
  slug: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/)
    .optional(),
  currency: z.enum(CURRENCIES),
  taxMode: z.enum(TAX_MODES).default("included"),
  taxId: freeTextField(40).optional(),
  requireShift: z.boolean().optional(),
  differenceLimit: moneyField.optional(),
  branch: z.strictObject({ name: textField(100), address: freeTextField(300).optional() }),
  owner: z.strictObject({
    name: textField(100),
    login: textField(60),
    password: passwordSchema,
    pin: pinSchema.optional(),
  }),
});

export const pageSchema = {
  search: z.string().max(100).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

export const branchQuery = { branch: idField.optional() };
