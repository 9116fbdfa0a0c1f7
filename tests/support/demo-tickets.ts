import { playTicketStory } from './ticket-story';

// `npm run demo:tickets`: one petition from Zalo to the public page, in a minute.
const time = (at: Date): string =>
  new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().replace('T', ' ').slice(0, 16);

playTicketStory((at, who, what) => {
  process.stdout.write(`\n${time(at)}  ${who}:\n    ${what.replaceAll('\n', '\n    ')}\n`);
}).then(
  ({ ticket, history }) => {
    process.stdout.write(`\nPhiếu ${ticket.code}: ${history.length} bước trong lịch sử.\n`);
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${String((error as Error).stack)}\n`);
    process.exit(1);
  },
);
