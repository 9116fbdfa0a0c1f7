import type { TurnContext } from 'botbuilder';
import type { MessageKey, MessageValues } from '../i18n';
import { choiceActivity, sameWords } from './choices';
import { createCommandReader } from './commands';
import type { Command, CommandReader } from './commands';
import type { DialogDeps, Ended, Voices } from './deps';
import type { DialogContext } from './framework';
import { MyData } from './my-data';
import { ratingDialogId } from './rating-dialog';
import type { Composed, Speaker } from './speaker';
import { surveyDialogId } from './survey-dialog';
import { ticketDialogId } from './ticket-dialog';
import type { TicketBeginning } from './ticket-draft';
import { ticketStatusDialogId } from './ticket-status-dialog';

const channelOfWords = 'zalo';
const mostWrongCodes = 5;
const wrongCodesMs = 60 * 60 * 1000;

/** Does what citizens ask of the bot itself: petitions, codes, ratings, their own data. */
export class Errands {
  private readonly myData: MyData;
  private readonly readCommand: CommandReader;

  constructor(
    private readonly deps: DialogDeps,
    private readonly voices: Voices,
    private readonly speaker: Speaker,
  ) {
    this.myData = new MyData(deps, voices);
    this.readCommand = createCommandReader(deps.translate);
  }

  /**
   * Does what a message wishes; false when it wishes nothing of the kind. While another dialog
   * waits for its reply, only what cannot be meant for it is heard.
   */
  async run(dc: DialogContext, text: string): Promise<boolean> {
    const wished = this.readCommand(text);
    if (wished === undefined) return false;
    const waiting = dc.activeDialog !== undefined;
    if (waiting && !interrupts.has(wished.command.kind)) return false;
    await this.speaker.hearLanguage(dc.context, text, wished.lang);
    return this.obey(dc, wished.command);
  }

  /** Where an answer cannot carry buttons of its own for it, rating is one more thing to choose. */
  offerRating(dc: DialogContext, composed: Composed): Composed {
    const { answer } = composed;
    const rateable = /^(answered|dossier)/.test(answer.status);
    if (dc.context.activity.channelId !== channelOfWords || !rateable) return composed;
    const label = this.deps.translate(answer.lang, 'rating.open');
    const suggestions = [...answer.suggestions, { label, send: label }];
    return { ...composed, answer: { ...answer, suggestions } };
  }

  /** Asks how satisfied the citizen is, if this is the moment. */
  async survey(dc: DialogContext, _after: Ended['ended']): Promise<void> {
    const { context, troubledAt } = await this.speaker.read(dc.context);
    const { activity } = dc.context;
    const conversationId = activity.conversation.id;
    const id = `${conversationId}:${turnOf(dc.context)}`;
    const invited = await this.voices.survey.invite({
      id,
      conversationId,
      channel: activity.channelId,
      field: this.voices.fieldOf(context.topic),
      locality: this.voices.locality().id,
      ...(troubledAt === undefined ? {} : { troubledAt: new Date(troubledAt) }),
    });
    if (invited) await dc.beginDialog(surveyDialogId, { id });
  }

  /** Tells once that an article somebody found wanting has been changed. */
  async tellNews(dc: DialogContext): Promise<void> {
    const [wish] = await this.voices.news.due(dc.context.activity.conversation.id);
    if (wish === undefined) return;
    const question = await this.speaker.question(dc.context, '');
    const title = this.deps.pipeline.title(question, wish.topic);
    const text = this.deps.translate(question.lang, 'news.changed', { title });
    await dc.context.sendActivity(choiceActivity(text, sameWords([title]), false));
    await this.voices.news.told(wish);
  }

  private async obey(dc: DialogContext, command: Command): Promise<boolean> {
    switch (command.kind) {
      case 'ticket':
        return this.beginTicket(dc, { kind: command.about });
      case 'report': {
        const { collaborator } = command;
        const who = collaborator === undefined ? {} : { collaborator };
        return this.beginTicket(dc, { kind: 'report', ...who });
      }
      case 'ticket_go_on':
      case 'ticket_drop':
        return this.takeUp(dc, command.kind);
      case 'ticket_code':
        return this.lookUp(dc, command);
      case 'bad_code':
        await this.say(dc, 'ticket.badCode');
        return true;
      case 'my_tickets':
        return this.listTickets(dc);
      case 'my_data':
        return this.showData(dc);
      case 'privacy':
        return this.showNotice(dc);
      case 'rate':
        return this.rate(dc, command.rating);
    }
  }

  private async beginTicket(
    dc: DialogContext,
    about: Omit<TicketBeginning, 'key'>,
  ): Promise<boolean> {
    const { draft, context } = await this.speaker.read(dc.context);
    if (draft !== undefined && draft.text !== '' && draft.kind === about.kind) {
      await dc.beginDialog(ticketDialogId, { draft });
      return true;
    }
    const { topic, lastCode } = context;
    const beginning = {
      key: `${dc.context.activity.conversation.id}:${turnOf(dc.context)}`,
      ...about,
      ...(topic === undefined ? {} : { topic }),
      ...(lastCode === undefined ? {} : { answerCode: lastCode }),
    };
    await dc.beginDialog(ticketDialogId, { beginning });
    return true;
  }

  private async takeUp(dc: DialogContext, kind: 'ticket_go_on' | 'ticket_drop'): Promise<boolean> {
    const { draft } = await this.speaker.read(dc.context);
    if (draft === undefined) return false;
    if (kind === 'ticket_go_on') {
      await dc.beginDialog(ticketDialogId, { draft });
      return true;
    }
    await this.speaker.noteTicket(dc.context, undefined);
    await this.say(dc, 'ticket.cancelled');
    return true;
  }

  private async lookUp(
    dc: DialogContext,
    { code, what }: Extract<Command, { kind: 'ticket_code' }>,
  ): Promise<boolean> {
    if (await this.triedTooOften(dc.context)) {
      await this.say(dc, 'ticket.tooMany');
      return true;
    }
    const { lang } = await this.speaker.read(dc.context);
    const found = await this.voices.lookUp(code, dc.context.activity.conversation.id, lang);
    if (found === undefined) await this.noteWrongCode(dc.context);
    // A draft waits in the conversation's state; what else was asked has lost its meaning.
    await dc.cancelAllDialogs();
    await dc.beginDialog(ticketStatusDialogId, { code, what });
    return true;
  }

  private async listTickets(dc: DialogContext): Promise<boolean> {
    const { lang } = await this.speaker.read(dc.context);
    const tickets = await this.voices.ticketsOf(dc.context.activity.conversation.id, lang);
    if (tickets.length === 0) {
      await this.say(dc, 'ticket.none');
      return true;
    }
    const { translate } = this.deps;
    const lines = tickets.map(({ code, state, agency }) =>
      translate(lang, 'ticket.line', {
        code,
        agency,
        state: translate(lang, `ticket.state.${state}`),
      }),
    );
    const text = [translate(lang, 'ticket.list'), ...lines.map((line) => `- ${line}`)].join('\n');
    const codes = tickets.slice(0, 5).map(({ code }) => code);
    await dc.context.sendActivity(choiceActivity(text, sameWords(codes), false));
    return true;
  }

  private async showData(dc: DialogContext): Promise<boolean> {
    const { lang } = await this.speaker.read(dc.context);
    const parts = await this.myData.shown(dc.context.activity.conversation.id, lang);
    for (const part of parts.slice(0, -1)) await dc.context.sendActivity(part);
    const label = this.deps.translate(lang, 'widget.erase');
    await dc.context.sendActivity(choiceActivity(parts.at(-1) ?? '', sameWords([label]), false));
    return true;
  }

  private async showNotice(dc: DialogContext): Promise<boolean> {
    const { lang } = await this.speaker.read(dc.context);
    const labels = (['data.show', 'widget.erase'] as const).map((key) =>
      this.deps.translate(lang, key),
    );
    await dc.context.sendActivity(
      choiceActivity(this.myData.notice(lang), sameWords(labels), false),
    );
    return true;
  }

  private async rate(
    dc: DialogContext,
    rating: 'helpful' | 'not_helpful' | undefined,
  ): Promise<boolean> {
    const { context } = await this.speaker.read(dc.context);
    if (context.lastCode === undefined) return false;
    const given = rating === undefined ? {} : { rating };
    const end = await dc.beginDialog(ratingDialogId, { code: context.lastCode, ...given });
    const { ended } = (end.result ?? {}) as Partial<Ended>;
    if (ended !== undefined) await this.survey(dc, ended);
    return true;
  }

  private async triedTooOften(context: TurnContext): Promise<boolean> {
    const { wrongCodes } = await this.speaker.read(context);
    if (wrongCodes === undefined || wrongCodes.count < mostWrongCodes) return false;
    return this.deps.clock.now().getTime() - new Date(wrongCodes.since).getTime() < wrongCodesMs;
  }

  private async noteWrongCode(context: TurnContext): Promise<void> {
    const state = await this.speaker.read(context);
    const now = this.deps.clock.now();
    const { count, since } = state.wrongCodes ?? { count: 0, since: now.toISOString() };
    const old = now.getTime() - new Date(since).getTime() >= wrongCodesMs;
    state.wrongCodes = old ? { count: 1, since: now.toISOString() } : { count: count + 1, since };
  }

  private async say(dc: DialogContext, key: MessageKey, values: MessageValues = {}): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, key, values));
  }
}

// Nobody answers a dialog's question in these words.
const interrupts: ReadonlySet<Command['kind']> = new Set([
  'ticket_code',
  'my_tickets',
  'my_data',
  'privacy',
]);

/** What names a turn, the same when it runs again. */
function turnOf({ activity }: TurnContext): string {
  const { id } = activity as { id?: string };
  return id ?? String(activity.timestamp);
}
