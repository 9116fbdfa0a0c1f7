import type { Language } from '../core';
import type { MessageKey, MessageValues } from '../i18n';
import type { CitizenTicket } from '../tickets';
import type { DialogDeps, Voices } from './deps';
import { dayOf } from './ticket-dialog';

/** Tells a citizen in plain words what is kept of them, what for, and how long. */
export class MyData {
  constructor(
    private readonly deps: Pick<DialogDeps, 'translate'>,
    private readonly voices: Voices,
  ) {}

  /** Everything kept of a conversation, as messages in order. */
  async shown(conversationId: string, lang: Language): Promise<readonly string[]> {
    const say = this.sayer(lang);
    const kept = await this.voices.holdings.of(conversationId);
    const tickets = await this.voices.ticketsOf(conversationId, lang);
    const nothing = kept.messageCount === 0 && tickets.length === 0;
    const { messages, messageCount, answerCount, ratings, surveys, wishes, contact } = kept;
    const rows = [
      say('data.messages', { count: messageCount, answers: answerCount }),
      ...tickets.map((ticket) => this.ticketLine(ticket, lang)),
      ...ratings.map(({ answerCode, rating, text = '' }) =>
        say(rating === 'helpful' ? 'data.ratedUp' : 'data.ratedDown', { code: answerCode, text }),
      ),
      ...surveys.map(({ score = '–', text = '', commune = '', offeredAt }) =>
        say('data.survey', { score, text, commune, day: dayOf(offeredAt.toISOString()) }),
      ),
      ...(wishes.length > 0 ? [say('data.wishes', { count: wishes.length })] : []),
      ...(contact ? [say('data.contact')] : []),
    ];
    const said = [...messages].reverse().map(({ text }) => `- ${oneLine(text)}`);
    return [
      [nothing ? say('data.nothing') : say('data.lead'), rows.map((row) => `- ${row}`).join('\n')]
        .filter((part) => part !== '')
        .join('\n\n'),
      ...(said.length > 0
        ? [`${say('data.said', { count: said.length })}\n${said.join('\n')}`]
        : []),
      `${this.notice(lang)}\n\n${say('data.ways')}`,
    ];
  }

  /** What is kept, what for, and how long. */
  notice(lang: Language): string {
    const { raw, records } = this.voices.keptDays;
    return this.sayer(lang)('privacy.text', { raw, records });
  }

  private ticketLine({ code, state, createdAt }: CitizenTicket, lang: Language): string {
    const say = this.sayer(lang);
    return say('data.ticket', { code, state: say(`ticket.state.${state}`), day: dayOf(createdAt) });
  }

  private sayer(lang: Language) {
    return (key: MessageKey, values?: MessageValues): string =>
      this.deps.translate(lang, key, values);
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
