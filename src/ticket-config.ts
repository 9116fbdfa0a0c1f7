import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorMessage } from './core';

/** JSON in the variable itself, or the name of a JSON file. */
const addresses = z
  .string()
  .transform((value, context) => {
    try {
      const text = value.trimStart().startsWith('{') ? value : readFileSync(value, 'utf8');
      return JSON.parse(text) as unknown;
    } catch (error) {
      context.addIssue({ code: 'custom', message: `cannot be read: ${errorMessage(error)}` });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.email('must be an e-mail address')));

/** The variables of tickets, for the schema of the environment. */
export const ticketEnvironment = {
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/u, 'must be smtp://user:password@host:port or smtps://…')
    .optional(),
  MAIL_FROM: z.string().regex(/@/u, 'must be an e-mail address').optional(),
  AGENCY_MAIL: addresses.optional(),
  DATA_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
};

type TicketEnvironment = z.output<z.ZodObject<typeof ticketEnvironment>>;

/** What the environment says about tickets. */
export interface TicketConfig {
  /** Absent until SMTP is set up; letters to agencies wait until then. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
  /** E-mail addresses by agency, commune (`lc-xa/Tân Phong`) or `supervisor:<locality>`. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Encrypts contacts; without one it is derived from the Direct Line secret. */
  readonly dataKey?: string;
}

/** Variables that are missing although others need them. */
export function missingForMail({ SMTP_URL, MAIL_FROM }: TicketEnvironment): readonly string[] {
  return SMTP_URL !== undefined && MAIL_FROM === undefined ? ['MAIL_FROM'] : [];
}

export function toTicketConfig(env: TicketEnvironment): TicketConfig {
  const { SMTP_URL, MAIL_FROM, AGENCY_MAIL, DATA_KEY } = env;
  return {
    addresses: AGENCY_MAIL ?? {},
    ...(DATA_KEY === undefined ? {} : { dataKey: DATA_KEY }),
    ...(SMTP_URL === undefined || MAIL_FROM === undefined
      ? {}
      : { mail: { smtpUrl: SMTP_URL, from: MAIL_FROM } }),
  };
}
