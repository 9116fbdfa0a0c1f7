import type { MessageKey, MessageValues } from '../i18n';
import { maskPersonalData } from '../text';
import { TicketRefused, citizen } from '../tickets';
import type { CitizenTicket, Move, MoveKind } from '../tickets';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Unhandled, Voices } from './deps';
import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import type { Speaker } from './speaker';
import { dayOf } from './ticket-dialog';

export const ticketStatusDialogId = 'ticket-status';

type Stage = 'choose' | 'contest' | 'reopen' | 'comment' | 'score' | 'withdraw';

interface Progress {
  readonly code: string;
  readonly stage: Stage;
}

/** What a citizen may begin with: the state of a ticket, or at once an answer to its answer. */
export interface StatusBeginning {
  readonly code: string;
  readonly what: 'look' | 'accept' | 'contest';
}

// In this order they are offered; moves of nobody's choice have no row.
const offers: readonly (readonly [MoveKind, Exclude<Stage, 'choose'>, MessageKey])[] = [
  ['confirm', 'score', 'ticket.accept'],
  ['contest', 'contest', 'ticket.contest'],
  ['reopen', 'reopen', 'ticket.reopen'],
  ['comment', 'comment', 'ticket.comment'],
  ['withdraw', 'withdraw', 'ticket.withdraw'],
];

const asks: Readonly<Record<Exclude<Stage, 'choose'>, MessageKey>> = {
  score: 'ticket.askScore',
  contest: 'ticket.askContest',
  reopen: 'ticket.askContest',
  comment: 'ticket.askComment',
  withdraw: 'ticket.askWithdraw',
};

const scores = [1, 2, 3, 4, 5].map((score) => `survey.score.${score}` as MessageKey);

/** Shows how a ticket stands and takes what its author says to that. */
export class TicketStatusDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly voices: Voices,
    private readonly speaker: Speaker,
  ) {
    super(ticketStatusDialogId);
  }

  override async beginDialog(
    dc: DialogContext,
    { code, what }: StatusBeginning,
  ): Promise<DialogTurnResult> {
    const ticket = await this.read(dc, code);
    if (ticket === undefined) return this.end(dc, 'ticket.unknown', { code });
    if (what === 'accept' && ticket.may.includes('confirm')) return this.go(dc, code, 'score');
    if (what === 'contest') {
      const stage = ticket.may.includes('contest') ? 'contest' : 'reopen';
      if (ticket.may.includes(stage)) return this.go(dc, code, stage);
    }
    return this.show(dc, ticket);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { code, stage } = dc.activeDialog?.state as Progress;
    const ticket = await this.read(dc, code);
    if (ticket === undefined) return unhandled(dc);
    const { text } = dc.context.activity;
    switch (stage) {
      case 'choose':
        return this.choose(dc, ticket);
      case 'score':
        return this.score(dc, code);
      case 'withdraw': {
        const yes = chosen(text, await this.words(dc, ['control.yes', 'control.no'])) === 0;
        return yes
          ? this.move(dc, code, { kind: 'withdraw' }, 'ticket.withdrawn')
          : this.end(dc, 'ticket.untouched');
      }
      case 'contest':
      case 'reopen':
        return this.move(dc, code, { kind: stage, note: text }, 'ticket.contested');
      case 'comment':
        return this.move(dc, code, { kind: 'comment', note: text }, 'ticket.commented');
    }
  }

  private async show(dc: DialogContext, ticket: CitizenTicket): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    const say = (key: MessageKey, values?: MessageValues): string =>
      this.deps.translate(lang, key, values);
    const { code, state, agency, field, createdAt, due, late, answer, may, mine } = ticket;
    const open = !['answered', 'closed', 'merged', 'withdrawn'].includes(state);
    const text = [
      say('ticket.state', { code, state: say(`ticket.state.${state}`) }),
      say('ticket.facts', { agency, field, sent: dayOf(createdAt) }),
      open ? say(late ? 'ticket.late' : 'ticket.due', { due: dayOf(due) }) : '',
      answer === undefined ? '' : say('ticket.answer', { answer }),
      mine ? '' : say('ticket.notMine'),
      may.includes('confirm') ? say('ticket.answered') : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
    const labels = offersOf(ticket).map(([, , key]) => say(key));
    await dc.context.sendActivity(choiceActivity(text, sameWords(labels), labels.length > 1));
    if (labels.length === 0) return dc.endDialog();
    save(dc, { code, stage: 'choose' });
    return Dialog.EndOfTurn;
  }

  private async choose(dc: DialogContext, ticket: CitizenTicket): Promise<DialogTurnResult> {
    const offered = offersOf(ticket);
    const labels = await this.words(
      dc,
      offered.map(([, , key]) => key),
    );
    const stage = offered[chosen(dc.context.activity.text, labels) ?? -1]?.[1];
    return stage === undefined ? unhandled(dc) : this.go(dc, ticket.code, stage);
  }

  private async go(
    dc: DialogContext,
    code: string,
    stage: Exclude<Stage, 'choose'>,
  ): Promise<DialogTurnResult> {
    save(dc, { code, stage });
    const { lang } = await this.speaker.read(dc.context);
    const keys = choicesOf(stage);
    const labels = await this.words(dc, keys);
    const text = this.deps.translate(lang, asks[stage]);
    await dc.context.sendActivity(choiceActivity(text, sameWords(labels), labels.length > 2));
    return Dialog.EndOfTurn;
  }

  private async score(dc: DialogContext, code: string): Promise<DialogTurnResult> {
    const place = chosen(dc.context.activity.text, await this.words(dc, choicesOf('score')));
    if (place === undefined) return unhandled(dc);
    const satisfaction = place < scores.length ? { satisfaction: place + 1 } : {};
    return this.move(dc, code, { kind: 'confirm', ...satisfaction }, 'ticket.accepted');
  }

  private async move(
    dc: DialogContext,
    code: string,
    move: Move,
    done: MessageKey,
  ): Promise<DialogTurnResult> {
    if (!(await this.isDone(code, move))) {
      try {
        await this.voices.tickets.act(code, move, citizen);
      } catch (error) {
        // Its sentence is meant for the citizen: somebody else was faster, or the time is over.
        if (!(error instanceof TicketRefused)) throw error;
        await dc.context.sendActivity(error.message);
        return dc.endDialog();
      }
    }
    return this.end(dc, done, { code });
  }

  /** True when the last thing that happened is this very move: the turn runs a second time. */
  private async isDone(code: string, move: Move): Promise<boolean> {
    const ticket = await this.voices.tickets.find(code);
    const last = (await this.voices.tickets.history(ticket.id)).at(-1);
    const note = 'note' in move ? maskPersonalData((move.note ?? '').trim()) : '';
    return last?.actor === 'citizen' && last.kind === move.kind && (last.note ?? '') === note;
  }

  private async read(dc: DialogContext, code: string): Promise<CitizenTicket | undefined> {
    const { lang } = await this.speaker.read(dc.context);
    return this.voices.lookUp(code, dc.context.activity.conversation.id, lang);
  }

  private async words(dc: DialogContext, keys: readonly MessageKey[]): Promise<readonly string[]> {
    const { lang } = await this.speaker.read(dc.context);
    return keys.map((key) => this.deps.translate(lang, key));
  }

  private async end(
    dc: DialogContext,
    key: MessageKey,
    values: MessageValues = {},
  ): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, key, values));
    return dc.endDialog();
  }
}

function offersOf({ may }: CitizenTicket): typeof offers {
  return offers.filter(([move]) => may.includes(move));
}

function choicesOf(stage: Exclude<Stage, 'choose'>): readonly MessageKey[] {
  switch (stage) {
    case 'score':
      return [...scores, 'rating.skip'];
    case 'withdraw':
      return ['control.yes', 'control.no'];
    case 'contest':
    case 'reopen':
    case 'comment':
      return [];
  }
}

function unhandled(dc: DialogContext): Promise<DialogTurnResult> {
  return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}
