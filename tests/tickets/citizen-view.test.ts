import { createTranslator } from '../../src/i18n';
import { citizen, citizenTicket, readTicketReply, ticketReply } from '../../src/tickets';
import type { Ticket } from '../../src/tickets';
import { aTicketBench } from '../support/ticket-desk';
import type { TicketBench } from '../support/ticket-desk';

const translate = createTranslator();

describe('what a citizen sees and says', () => {
  let bench: TicketBench;
  beforeEach(async () => {
    bench = await aTicketBench();
  });
  afterEach(() => bench.close());

  const seen = (ticket: Ticket, conversationId: string) =>
    citizenTicket(bench.store, bench.handling, ticket, {
      conversationId,
      lang: 'vi',
      now: bench.clock.now(),
    });

  it('shows the answer to the one who asked, and to strangers only once it is public', async () => {
    const { code } = await bench.open();
    const { desk, publications } = bench.service;
    const officer = { role: 'officer' as const, name: 'Mai' };
    const answered = await desk.act(code, { kind: 'answer', text: 'Đã xong.' }, officer);

    expect(await seen(answered, 'conversation-1')).toMatchObject({
      mine: true,
      answer: 'Đã xong.',
    });
    expect(await seen(answered, 'stranger')).toMatchObject({
      mine: false,
      may: [],
      state: 'answered',
    });
    expect(await seen(answered, 'stranger')).not.toHaveProperty('answer');
    const closed = await desk.act(code, { kind: 'confirm' }, citizen);
    await publications.release(code, 'Sơn');
    expect(await seen(closed, 'stranger')).toMatchObject({ answer: 'Đã xong.' });
  });

  it.each(['vi', 'en', 'km'] as const)(
    'understands its own taps in %s, also typed',
    async (lang) => {
      const { code } = await bench.open();
      for (const what of ['accept', 'contest', 'look'] as const) {
        const words = ticketReply(translate, lang, what, code);

        expect(readTicketReply(translate, words)).toEqual({ what, code });
        expect(readTicketReply(translate, `  ${words.toLowerCase()}! `)).toEqual({ what, code });
      }
      expect(readTicketReply(translate, `dong y voi tra loi ${code}`)).toEqual({
        what: 'accept',
        code,
      });
      expect(readTicketReply(translate, `${code} sao lâu thế`)).toBeUndefined();
    },
  );
});
