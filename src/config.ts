import { z } from 'zod';
import { UserError } from './core';
import { missingForMail, ticketEnvironment, toTicketConfig } from './ticket-config';
import type { TicketConfig } from './ticket-config';
import { missingForZalo, toZaloConfig, zaloEnvironment } from './zalo-config';
import type { ZaloConfig } from './zalo-config';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const origin = z.url('must be an origin such as https://xa.example.gov.vn');

const schema = z
  .object({
    PORT: port.default(3978),
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:PATH or postgres://…')
      .default('sqlite:data/tro-ly.db'),
    LOCALITY: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be the name of a file in knowledge/dia-phuong')
      .default('mac-dinh'),
    KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
    CATALOGUE_DIR: z.string().min(1).default('data/danh-muc'),
    KNOWLEDGE_ONLY_REVIEWED: flag.default(false),
    KNOWLEDGE_WATCH: flag.default(true),
    ALLOWED_ORIGINS: list.pipe(z.array(origin)).default([]),
    DIRECTLINE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).default(6000),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    RETENTION_DAYS: z.coerce.number().int().min(1).default(90),
    RAW_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
    CONTEXT_IDLE_MINUTES: z.coerce.number().min(1).default(30),
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
    ...ticketEnvironment,
    ...zaloEnvironment,
  })
  .superRefine((env, context) => {
    for (const name of missingForMail(env)) {
      context.addIssue({ code: 'custom', path: [name], message: 'is needed with SMTP_URL' });
    }
    for (const name of missingForZalo(env)) {
      context.addIssue({ code: 'custom', path: [name], message: 'is needed for the Zalo channel' });
    }
    if (env.DATABASE_URL.startsWith('postgres') && env.DIRECTLINE_SECRET === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['DIRECTLINE_SECRET'],
        message: 'is needed with PostgreSQL, so that all processes accept the same tokens',
      });
    }
  });

/** The environment, checked once; the rest of the program never sees `process.env`. */
export interface Config {
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly locality: string;
  readonly knowledge: {
    readonly dir: string;
    readonly onlyReviewed: boolean;
    readonly watch: boolean;
  };
  /** Where the imported national catalogue lies. */
  readonly catalogueDir: string;
  readonly allowedOrigins: readonly string[];
  /** Absent on SQLite until main.ts has made one beside the database. */
  readonly directLineSecret?: string;
  /** Web requests one address may make; a whole office can share one. */
  readonly requestsPerMinute: number;
  readonly metricsToken?: string;
  /** Days that masked transcripts and answers' words are kept. */
  readonly retentionDays: number;
  /** Days that words as written are kept (activity log, conversation state with a guide's progress). */
  readonly rawRetentionDays: number;
  readonly contextIdleMs: number;
  readonly trustProxy: number;
  readonly logLevel: string;
  readonly tickets: TicketConfig;
  /** Absent unless the Zalo channel is set up. */
  readonly zalo?: ZaloConfig;
}

/** Reads the environment; throws one UserError that names every bad variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) throw badEnvironment(result.error.issues);
  const value = result.data;
  const publicUrl = (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/$/, '');
  const zalo = toZaloConfig(value, { publicUrl, locality: value.LOCALITY });
  return Object.freeze({
    port: value.PORT,
    publicUrl,
    databaseUrl: value.DATABASE_URL,
    locality: value.LOCALITY,
    knowledge: {
      dir: value.KNOWLEDGE_DIR,
      onlyReviewed: value.KNOWLEDGE_ONLY_REVIEWED,
      watch: value.KNOWLEDGE_WATCH,
    },
    catalogueDir: value.CATALOGUE_DIR,
    allowedOrigins: value.ALLOWED_ORIGINS,
    ...(value.DIRECTLINE_SECRET === undefined ? {} : { directLineSecret: value.DIRECTLINE_SECRET }),
    requestsPerMinute: value.REQUESTS_PER_MINUTE,
    ...(value.METRICS_TOKEN === undefined ? {} : { metricsToken: value.METRICS_TOKEN }),
    retentionDays: value.RETENTION_DAYS,
    rawRetentionDays: Math.min(value.RAW_RETENTION_DAYS, value.RETENTION_DAYS),
    contextIdleMs: value.CONTEXT_IDLE_MINUTES * 60_000,
    trustProxy: value.TRUST_PROXY,
    logLevel: value.LOG_LEVEL,
    tickets: toTicketConfig(value),
    ...(zalo === undefined ? {} : { zalo }),
  });
}

function badEnvironment(issues: readonly z.core.$ZodIssue[]): UserError {
  const lines = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  return new UserError(
    `The environment is not right. Correct these variables and start again:\n${lines.join('\n')}`,
    'environment',
  );
}
