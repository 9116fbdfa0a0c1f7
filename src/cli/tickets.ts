import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config';
import { UserError, randomIds, silentLogger, systemClock } from '../core';
import type { Clock } from '../core';
import { createTranslator } from '../i18n';
import { loadKnowledge } from '../knowledge';
import { localSecret } from '../local-secret';
import { openStore } from '../store';
import type { Store } from '../store';
import { createTicketService, waitingStates } from '../tickets';
import type { Actor, Move, Ticket, TicketService, TicketState } from '../tickets';
import type { Command, Io } from './io';
import { leagueLine, noticeLine, ticketLine, ticketPage, toCsv } from './tickets-print';

const usage = `npm run -s tickets -- COMMAND, with the environment of the server
  list [--state S] [--agency A] [--locality L] [--overdue] [--soon DAYS]   waiting tickets by due day
  show CODE [--contact]            a ticket with its history; --contact shows how to reach the citizen
  assign CODE --to OFFICER         acknowledge CODE          start CODE
  answer CODE --text TEXT | --file FILE
  transfer CODE --agency A --note WHY         extend CODE --until 2026-12-31 --note WHY
  merge CODE --into CODE --note WHY           comment CODE --note TEXT
  drafts                           what waits to be published
  release CODE [--text ANSWER]     withhold CODE --note WHY
  league | alarms | agencies       who keeps the time; what is alarming; ids of agencies
  export [--agency A]              all tickets as CSV
  notices [--state waiting|dead]   letters and messages that did not leave; --revive tries the dead again
  tick                             looks at the clock once, as the server does every half minute
Moves need --by NAME, with --supervisor for what only a supervisor may do. --json for programs.`;

const options = {
  state: { type: 'string' },
  agency: { type: 'string' },
  locality: { type: 'string' },
  overdue: { type: 'boolean', default: false },
  soon: { type: 'string' },
  contact: { type: 'boolean', default: false },
  to: { type: 'string' },
  into: { type: 'string' },
  until: { type: 'string' },
  note: { type: 'string' },
  text: { type: 'string' },
  file: { type: 'string' },
  by: { type: 'string' },
  supervisor: { type: 'boolean', default: false },
  revive: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Session {
  readonly service: TicketService;
  readonly store: Store;
  readonly clock: Clock;
  readonly io: Io;
  readonly code: string;
  readonly values: Values;
}

type Subcommand = (session: Session) => Promise<void>;

const subcommands: Readonly<Record<string, Subcommand>> = {
  list,
  show,
  assign: moving(({ to }) => ({ kind: 'assign', officer: given(to, '--to') })),
  acknowledge: moving(({ note }) => ({ kind: 'acknowledge', ...noted(note) })),
  start: moving(({ note }) => ({ kind: 'start', ...noted(note) })),
  answer: moving(async (values) => ({ kind: 'answer', text: await textOf(values) })),
  transfer: moving(({ agency, note }) => ({
    kind: 'transfer',
    agency: given(agency, '--agency'),
    note: given(note, '--note'),
  })),
  extend: moving(({ until, note }) => ({
    kind: 'extend',
    until: endOf(given(until, '--until')),
    note: given(note, '--note'),
  })),
  merge: moving(async ({ into, note }, { service }) => ({
    kind: 'merge',
    into: (await service.desk.find(given(into, '--into'))).id,
    note: given(note, '--note'),
  })),
  comment: moving(({ note }) => ({ kind: 'comment', note: given(note, '--note') })),
  drafts,
  release,
  withhold,
  league,
  alarms,
  agencies,
  export: exportCsv,
  notices,
  tick,
};

/** `npm run -s tickets -- COMMAND`: what officers and supervisors do with tickets until there are pages. */
export const ticketsCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [name = '', code = ''] = positionals;
  const run = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (run === undefined || values.help) throw new UserError(usage, 'usage');
  const config = readConfig(io.env ?? {});
  const clock = systemClock;
  const { handling } = await loadKnowledge(config.knowledge.dir, { clock });
  const store = await openStore({ url: config.databaseUrl, clock, logger: silentLogger });
  try {
    const secret = config.directLineSecret ?? localSecret(config.databaseUrl, randomIds);
    const service = createTicketService({
      store,
      clock,
      ids: randomIds,
      logger: silentLogger,
      translate: createTranslator(),
      handling: () => handling,
      dataKey: config.tickets.dataKey ?? secret,
      // What a move says to citizens waits in the queue; the server takes it there.
      delivery: { deliver: () => Promise.reject(new Error('The server delivers notices')) },
    });
    await run({ service, store, clock, io, code, values });
    return 0;
  } finally {
    await store.close();
  }
};

async function list({ service, store, clock, io, values }: Session): Promise<void> {
  const { state, agency, locality, overdue, soon, json } = values;
  const filter = {
    ...(agency === undefined ? {} : { agency }),
    ...(locality === undefined ? {} : { locality }),
  };
  const watched = overdue
    ? await service.supervision.overdue(filter)
    : soon === undefined
      ? undefined
      : await service.supervision.dueSoon(Number(soon), filter);
  const states = state === undefined ? waitingStates : [state as TicketState];
  const tickets =
    watched?.map(({ ticket }) => ticket) ??
    (await store.ticketQueries.list({ ...filter, states, limit: 500 }));
  print(
    io,
    json,
    tickets,
    tickets.map((ticket) => line(ticket, service, clock)),
  );
}

async function show({ service, clock, io, code, values }: Session): Promise<void> {
  const ticket = await service.desk.find(code);
  const history = await service.desk.history(ticket.id);
  const page = ticketPage(ticket, history, service.desk.handling(), clock.now());
  const contact = values.contact ? await service.desk.contactOf(ticket.id) : undefined;
  const reach = values.contact ? ['', `Liên hệ: ${contact ?? 'không có'}`] : [];
  print(io, values.json, { ticket, history, ...(contact && { contact }) }, [...page, ...reach]);
}

function moving(toMove: (values: Values, session: Session) => Move | Promise<Move>): Subcommand {
  return async (session) => {
    const { service, clock, io, code, values } = session;
    const move = await toMove(values, session);
    const ticket = await service.desk.act(given(code, 'CODE'), move, actorOf(values));
    print(io, values.json, ticket, [line(ticket, service, clock)]);
  };
}

function actorOf({ by, supervisor }: Values): Actor {
  return { role: supervisor ? 'supervisor' : 'officer', name: given(by, '--by') };
}

async function drafts({ service, io, values }: Session): Promise<void> {
  const waiting = await service.publications.drafts();
  const lines = waiting.flatMap(({ code, publication: { question, answer } }) => [
    code,
    `  hỏi: ${question}`,
    `  đáp: ${answer}`,
  ]);
  print(io, values.json, waiting, lines);
}

async function release({ service, io, code, values }: Session): Promise<void> {
  const words = values.text === undefined ? {} : { answer: values.text };
  const row = await service.publications.release(code, given(values.by, '--by'), words);
  print(io, values.json, row, [`Đã công khai: ${row.question} → ${row.answer}`]);
}

async function withhold({ service, io, code, values }: Session): Promise<void> {
  const note = given(values.note, '--note');
  const row = await service.publications.withhold(code, given(values.by, '--by'), note);
  print(io, values.json, row, ['Không công khai.']);
}

async function league({ service, io, values }: Session): Promise<void> {
  const rows = await service.supervision.league();
  print(io, values.json, rows, rows.map(leagueLine));
}

async function alarms({ service, io, values }: Session): Promise<void> {
  const found = await service.supervision.alarms();
  print(
    io,
    values.json,
    found,
    found.map(({ text }) => text),
  );
}

async function agencies({ service, io, values }: Session): Promise<void> {
  const { localities } = service.desk.handling();
  const lines = localities.flatMap((locality) => [
    `${locality.id} (${locality.code})`,
    ...locality.agencies.map(
      ({ id, name, fields }) => `  ${id.padEnd(10)} ${name}  ${fields.join(', ')}`,
    ),
  ]);
  print(io, values.json, localities, lines);
  return Promise.resolve();
}

async function exportCsv({ service, io, values }: Session): Promise<void> {
  const filter = values.agency === undefined ? {} : { agency: values.agency };
  const rows = await service.supervision.exportRows(filter);
  print(io, values.json, rows, [toCsv(rows)]);
}

async function notices({ store, io, values }: Session): Promise<void> {
  if (values.revive) {
    io.stdout(`Đã đưa lại ${await store.notices.revive()} tin vào hàng chờ.`);
    return;
  }
  const state = values.state === 'dead' ? 'dead' : 'waiting';
  const found = await store.notices.list({ state, limit: 500 });
  print(io, values.json, found, found.map(noticeLine));
}

async function tick({ service, io, values }: Session): Promise<void> {
  const report = await service.clock.tick();
  const lines = Object.entries(report).map(([name, count]) => `${name} ${String(count)}`);
  print(io, values.json, report, lines);
}

function print(io: Io, json: boolean, value: unknown, lines: readonly string[]): void {
  if (json) io.stdout(JSON.stringify(value));
  else for (const text of lines) io.stdout(text);
}

function line(ticket: Ticket, { desk }: TicketService, clock: Clock): string {
  return ticketLine(ticket, desk.handling(), clock.now());
}

function given(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '')
    throw new UserError(`${name} is missing.`, 'usage');
  return value;
}

function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}

async function textOf({ text, file }: Values): Promise<string> {
  return file === undefined ? given(text, '--text or --file') : readFile(file, 'utf8');
}

/** The end of office hours of a day in Viet Nam. */
function endOf(day: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) {
    throw new UserError('--until must be a day such as 2026-12-31.', 'usage');
  }
  return new Date(`${day}T17:00:00+07:00`);
}
