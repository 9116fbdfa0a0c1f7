import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createZalo, readPermission, sign, webhookPath } from '../channels/zalo';
import type { Zalo } from '../channels/zalo';
import { readConfig } from '../config';
import { UserError, randomIds, silentLogger, systemClock } from '../core';
import { createTranslator } from '../i18n';
import { openStore } from '../store';
import type { ZaloConfig } from '../zalo-config';
import type { Command, Io } from './io';

const usage = `npm run -s zalo -- COMMAND, with the environment of the server
  authorize [--url ADDRESS]     prints the page on which an administrator of the OA agrees; with
                                --url, finishes with the address Zalo sent the browser to
  status [--conversation ID]    tokens, queues and dead letters; or what a conversation costs
  send-test USER [--oa ID]      sends one message to a user who wrote within 48 hours
  replay FILE [--to URL]        signs a saved webhook body and delivers it to the running server
  dead                          lists dead letters, the oldest first
  retry ID|all                  sends a dead letter again
  --json                        one JSON object instead of lines`;

const options = {
  url: { type: 'string' },
  conversation: { type: 'string' },
  oa: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What every subcommand works with. */
interface Session {
  readonly zalo: Zalo;
  readonly config: ZaloConfig;
  readonly io: Io;
  readonly argument: string | undefined;
  readonly values: {
    readonly url?: string | undefined;
    readonly conversation?: string | undefined;
    readonly oa?: string | undefined;
    readonly to?: string | undefined;
    readonly json: boolean;
  };
}

const subcommands: Readonly<Record<string, (session: Session) => Promise<number>>> = {
  authorize,
  status,
  'send-test': sendTest,
  replay,
  dead,
  retry,
};

/** `npm run -s zalo -- COMMAND`: what an administrator does with the Zalo channel. */
export const zaloCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [name = '', argument] = positionals;
  const run = subcommands[name];
  if (run === undefined || values.help) throw new UserError(usage, 'usage');
  const { zalo: config, databaseUrl } = readConfig(io.env ?? {});
  if (config === undefined) {
    throw new UserError(
      'Zalo is not set up: ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET_KEY are missing.',
      'zalo_missing',
    );
  }
  const store = await openStore({ url: databaseUrl, clock: systemClock, logger: silentLogger });
  try {
    const zalo = createZalo({
      ...config,
      store,
      clock: systemClock,
      ids: randomIds,
      logger: silentLogger,
      translate: createTranslator(),
      fetch,
      random: () => 0,
      onTurn: () => Promise.resolve(),
      localWords: () => ({ hotline: '', hours: '' }),
    });
    return await run({ zalo, config, io, argument, values });
  } finally {
    await store.close();
  }
};

async function authorize({ zalo, io, values }: Session): Promise<number> {
  if (values.url === undefined) {
    io.stdout(
      '1. Quản trị viên của OA mở địa chỉ này (trong 30 phút), đăng nhập Zalo, bấm đồng ý:',
    );
    io.stdout(zalo.authorization.begin());
    io.stdout(
      '2. Zalo chuyển về trang /zalo/callback của máy chủ. Trang đó báo “Đã kết nối OA” là xong.',
    );
    io.stdout(
      '   Nếu trang đó không mở được, chép địa chỉ trên trình duyệt rồi chạy trong 10 phút:',
    );
    io.stdout('   npm run -s zalo -- authorize --url "ĐỊA CHỈ"');
    return 0;
  }
  const query = Object.fromEntries(new URL(values.url).searchParams);
  const account = await zalo.authorization.finish(readPermission(query));
  io.stdout(`Đã kết nối OA ${account}. Mã truy cập được mã hoá trong cơ sở dữ liệu.`);
  return 0;
}

async function status({ zalo, io, values }: Session): Promise<number> {
  const found =
    values.conversation === undefined
      ? await zalo.status()
      : await zalo.costOf(values.conversation);
  if (values.json) io.stdout(JSON.stringify(found));
  else if ('accounts' in found) printStatus(found, io);
  else printLines(found, io);
  return 'accounts' in found && found.accounts.some(({ state }) => state !== 'ok') ? 1 : 0;
}

function printStatus(
  { accounts, inbox, outbox }: Awaited<ReturnType<Zalo['status']>>,
  io: Io,
): void {
  for (const { account, name, locality, state, advice, accessUntil, daysLeft } of accounts) {
    io.stdout(`OA ${account}  ${name} (${locality})  ${state}, còn ${daysLeft} ngày`);
    if (accessUntil !== undefined) io.stdout(`  mã truy cập đến ${accessUntil}`);
    if (advice !== '') io.stdout(`  CẦN LÀM: ${advice}`);
  }
  io.stdout(`tin đến   chờ ${inbox.pending}, lỗi ${inbox.failed}`);
  const { open, sent, dead: letters, withdrawn } = outbox;
  io.stdout(
    `tin gửi   chờ ${open}, đã gửi ${sent}, không gửi được ${letters}, đã rút ${withdrawn}`,
  );
}

function printLines(values: object, io: Io): void {
  for (const [name, value] of Object.entries(values)) {
    io.stdout(`${name.padEnd(10)} ${String(value)}`);
  }
}

async function sendTest({ zalo, config, io, argument, values }: Session): Promise<number> {
  if (argument === undefined) throw new UserError(usage, 'usage');
  const oaId = values.oa ?? config.settings.accounts[0]?.oaId ?? '';
  const token = await zalo.accessToken(oaId);
  const result = await zalo.client.send(token, {
    to: { oaId, userId: argument },
    body: { text: 'Tin thử của Trợ lý Dịch vụ công.' },
    proactive: true,
  });
  io.stdout(JSON.stringify(result));
  return result.kind === 'ok' ? 0 : 1;
}

async function replay({ config, io, argument, values }: Session): Promise<number> {
  if (argument === undefined) throw new UserError(usage, 'usage');
  const raw = await readFile(argument);
  const { timestamp } = JSON.parse(raw.toString('utf8')) as { readonly timestamp?: unknown };
  const time = typeof timestamp === 'number' ? String(timestamp) : timestamp;
  const response = await fetch(`${values.to ?? config.settings.publicUrl}${webhookPath}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-zevent-signature': sign(raw, typeof time === 'string' ? time : '', config.settings),
    },
    body: raw,
  });
  io.stdout(`${response.status} ${await response.text()}`);
  return response.ok ? 0 : 1;
}

const longestList = 1000;

async function dead({ zalo, io, values }: Session): Promise<number> {
  const letters = await zalo.deadLetters(longestList);
  if (values.json) io.stdout(JSON.stringify(letters));
  else {
    for (const { id, lane, reason, attempt, diedAt, unsure } of letters) {
      const doubt = unsure ? ' (có thể đã đến)' : '';
      io.stdout(`${id}  ${diedAt.toISOString()}  ${lane}  lần ${attempt}  ${reason}${doubt}`);
    }
    io.stdout(`${letters.length} tin không gửi được`);
  }
  return 0;
}

async function retry({ zalo, io, argument }: Session): Promise<number> {
  const id = Number(argument);
  if (argument !== 'all' && !Number.isInteger(id)) throw new UserError(usage, 'usage');
  const revived = await zalo.revive(argument === 'all' ? undefined : id);
  io.stdout(`${revived} tin được gửi lại khi máy chủ chạy`);
  return revived > 0 ? 0 : 1;
}
