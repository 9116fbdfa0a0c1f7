import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { anyOa } from './channels/zalo';
import type { ZaloLimits, ZaloSettings } from './channels/zalo';
import { errorMessage } from './core';

const locality = z.string().regex(/^[a-z0-9-]+$/, 'must be the name of a file in dia-phuong');
const coordinate = z.number().min(-180).max(180);

const accountSchema = z.strictObject({
  oaId: z.string().regex(/^\d+$/, 'must be the id of an OA, digits in quotes'),
  name: z.string().min(1),
  locality,
  refreshToken: z.string().min(1).optional(),
  helpPoints: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        address: z.string().min(1),
        latitude: coordinate,
        longitude: coordinate,
      }),
    )
    .default([]),
});

/** JSON in the variable itself, or the name of a JSON file. */
const accounts = z.string().transform((value, context) => {
  try {
    const text = value.trimStart().startsWith('[') ? value : readFileSync(value, 'utf8');
    return JSON.parse(text) as unknown;
  } catch (error) {
    context.addIssue({ code: 'custom', message: `cannot be read: ${errorMessage(error)}` });
    return z.NEVER;
  }
});

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = z.url().transform((value) => value.replace(/\/$/, ''));

/** The variables of the Zalo channel, for the schema of the environment. */
export const zaloEnvironment = {
  ZALO_APP_ID: z.string().regex(/^\d+$/, 'must be digits').optional(),
  ZALO_APP_SECRET: z.string().min(1).optional(),
  ZALO_OA_SECRET_KEY: z.string().min(1).optional(),
  ZALO_REFRESH_TOKEN: z.string().min(1).optional(),
  ZALO_TOKEN_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  ZALO_ACCOUNTS: accounts.pipe(z.array(accountSchema).min(1)).optional(),
  ZALO_API_URL: url.default('https://openapi.zalo.me'),
  ZALO_OAUTH_URL: url.default('https://oauth.zaloapp.com'),
  ZALO_BUTTONS: flag.default(true),
  ZALO_CODE_VERIFIER: z.string().length(43, 'must have 43 characters').optional(),
  ZALO_VERIFIER: z.string().regex(/^\w+$/, 'must be letters and digits').optional(),
  ZALO_INFO_IMAGE_URL: z.url().optional(),
  ZALO_PRICE_DONG: z.coerce.number().min(0).optional(),
  ZALO_BILLED_PER_DAY: z.coerce.number().int().min(0).default(0),
  ZALO_COLLEAGUE_MINUTES: z.coerce.number().min(0).default(30),
};

type ZaloEnvironment = z.output<z.ZodObject<typeof zaloEnvironment>>;

const together = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY'] as const;

/** The variables that are missing although others of the channel are set; none without Zalo. */
export function missingForZalo(env: ZaloEnvironment): readonly string[] {
  const missing = together.filter((name) => env[name] === undefined);
  const wanted = ['ZALO_REFRESH_TOKEN', 'ZALO_ACCOUNTS', ...together] as const;
  return wanted.some((name) => env[name] !== undefined) ? missing : [];
}

export interface ZaloConfig {
  readonly settings: ZaloSettings;
  readonly limits: Partial<ZaloLimits>;
}

/** What the environment says about Zalo; undefined when the channel is not set up. */
export function toZaloConfig(
  env: ZaloEnvironment,
  { publicUrl, locality }: { readonly publicUrl: string; readonly locality: string },
): ZaloConfig | undefined {
  const { ZALO_APP_ID, ZALO_APP_SECRET, ZALO_OA_SECRET_KEY } = env;
  if (
    ZALO_APP_ID === undefined ||
    ZALO_APP_SECRET === undefined ||
    ZALO_OA_SECRET_KEY === undefined
  ) {
    return undefined;
  }
  return {
    settings: {
      appId: ZALO_APP_ID,
      appSecret: ZALO_APP_SECRET,
      oaSecretKey: ZALO_OA_SECRET_KEY,
      // A key of its own survives a change of the app secret; without one that secret must do.
      tokenKey: env.ZALO_TOKEN_KEY ?? ZALO_APP_SECRET,
      accounts: toAccounts(env, locality),
      apiUrl: env.ZALO_API_URL,
      oauthUrl: env.ZALO_OAUTH_URL,
      publicUrl,
      buttons: env.ZALO_BUTTONS,
      ...defined({
        codeVerifier: env.ZALO_CODE_VERIFIER,
        verifierCode: env.ZALO_VERIFIER,
        infoImageUrl: env.ZALO_INFO_IMAGE_URL,
        priceDong: env.ZALO_PRICE_DONG,
      }),
    },
    limits: {
      billedPerDay: env.ZALO_BILLED_PER_DAY,
      colleagueMs: env.ZALO_COLLEAGUE_MINUTES * 60_000,
    },
  };
}

/** Without a list there is one account, for whichever OA the app was given to. */
function toAccounts(env: ZaloEnvironment, locality: string): ZaloSettings['accounts'] {
  const seed = env.ZALO_REFRESH_TOKEN;
  const listed = env.ZALO_ACCOUNTS ?? [{ oaId: anyOa, name: 'Zalo OA', locality, helpPoints: [] }];
  return listed.map(({ refreshToken, ...account }, i) => ({
    ...account,
    ...defined({ refreshToken: refreshToken ?? (i === 0 ? seed : undefined) }),
  }));
}

type Defined<Values> = { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> };

function defined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>;
}
