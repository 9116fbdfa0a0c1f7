import type { TurnContext } from 'botbuilder';
import { ratingReasons } from '../feedback';
import type { RatingReason } from '../feedback';
import type { MessageKey } from '../i18n';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Ended, Unhandled, Voices } from './deps';
import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import type { Speaker } from './speaker';

export const ratingDialogId = 'rating';

interface Progress {
  readonly code: string;
  readonly stage: 'ask' | 'reason' | 'text' | 'tell';
  readonly reason?: RatingReason;
  readonly topic?: string;
}

const reasonKeys = ratingReasons.map((reason) => `rating.reason.${reason}` as const);

/** Asks whether an answer helped and, if not, why; for channels that only have words. */
export class RatingDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly voices: Voices,
    private readonly speaker: Speaker,
  ) {
    super(ratingDialogId);
  }

  /** Begins with the question, or with the reasons where the citizen has said already that it did not help. */
  override async beginDialog(
    dc: DialogContext,
    { code, rating }: { code: string; rating?: 'helpful' | 'not_helpful' },
  ): Promise<DialogTurnResult> {
    if (rating === 'helpful') return this.helped(dc, code);
    if (rating === 'not_helpful') return this.missed(dc, code);
    save(dc, { code, stage: 'ask' });
    return this.ask(dc, 'rating.ask', ['rating.yes', 'rating.no']);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const progress = dc.activeDialog?.state as Progress;
    switch (progress.stage) {
      case 'ask':
        return this.hearRating(dc, progress);
      case 'reason':
        return this.hearReason(dc, progress);
      case 'text':
        return this.hearText(dc, progress);
      case 'tell':
        return this.hearWish(dc, progress);
    }
  }

  private async hearRating(dc: DialogContext, { code }: Progress): Promise<DialogTurnResult> {
    const place = await this.choice(dc, ['rating.yes', 'rating.no']);
    if (place === undefined) return unhandled(dc);
    return place === 0 ? this.helped(dc, code) : this.missed(dc, code);
  }

  private async helped(dc: DialogContext, code: string): Promise<DialogTurnResult> {
    await this.rate(dc.context, code, { rating: 'helpful' });
    await this.say(dc, 'rating.thanks');
    return dc.endDialog({ ended: 'helpful_rating' } satisfies Ended);
  }

  private async missed(dc: DialogContext, code: string): Promise<DialogTurnResult> {
    const rated = await this.rate(dc.context, code, { rating: 'not_helpful' });
    const topic = rated.kind === 'kept' ? rated.topic : undefined;
    save(dc, { code, stage: 'reason', ...(topic === undefined ? {} : { topic }) });
    return this.ask(dc, 'rating.reason', [...reasonKeys, 'rating.skip']);
  }

  private async hearReason(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const place = await this.choice(dc, [...reasonKeys, 'rating.skip']);
    if (place === undefined) return unhandled(dc);
    const reason = ratingReasons[place];
    if (reason === undefined) return this.askWish(dc, progress);
    await this.rate(dc.context, progress.code, { rating: 'not_helpful', reason });
    save(dc, { ...progress, stage: 'text', reason });
    return this.ask(dc, 'rating.text', ['rating.skip']);
  }

  private async hearText(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const { text } = dc.context.activity;
    if ((await this.choice(dc, ['rating.skip'])) === 0) return this.askWish(dc, progress);
    // Words with a question mark are the next question, not a remark.
    if (text.includes('?')) return unhandled(dc);
    const { code, reason } = progress;
    const why = reason === undefined ? {} : { reason };
    await this.rate(dc.context, code, { rating: 'not_helpful', ...why, text });
    return this.askWish(dc, progress);
  }

  private async askWish(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    if (progress.topic === undefined) {
      await this.say(dc, 'rating.toCurator');
      return dc.endDialog();
    }
    save(dc, { ...progress, stage: 'tell' });
    return this.ask(dc, 'rating.tell', ['rating.tellYes', 'rating.tellNo']);
  }

  private async hearWish(dc: DialogContext, { topic }: Progress): Promise<DialogTurnResult> {
    const place = await this.choice(dc, ['rating.tellYes', 'rating.tellNo']);
    if (place === undefined || topic === undefined) return unhandled(dc);
    const wished = place === 0 && (await this.voices.news.wish(conversationOf(dc), topic));
    await this.say(dc, wished ? 'rating.tellDone' : 'rating.thanks');
    return dc.endDialog();
  }

  private rate(
    context: TurnContext,
    answerCode: string,
    rating: Omit<Parameters<Voices['ratings']['rate']>[0], 'answerCode' | 'conversationId'>,
  ): ReturnType<Voices['ratings']['rate']> {
    const conversationId = context.activity.conversation.id;
    return this.voices.ratings.rate({ answerCode, conversationId, ...rating });
  }

  private async ask(
    dc: DialogContext,
    key: MessageKey,
    choices: readonly MessageKey[],
  ): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    const labels = choices.map((choice) => this.deps.translate(lang, choice));
    await dc.context.sendActivity(
      choiceActivity(this.deps.translate(lang, key), sameWords(labels), labels.length > 2),
    );
    return Dialog.EndOfTurn;
  }

  private async choice(
    dc: DialogContext,
    choices: readonly MessageKey[],
  ): Promise<number | undefined> {
    const { lang } = await this.speaker.read(dc.context);
    const labels = choices.map((choice) => this.deps.translate(lang, choice));
    return chosen(dc.context.activity.text, labels);
  }

  private async say(dc: DialogContext, key: MessageKey): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, key));
  }
}

function conversationOf(dc: DialogContext): string {
  return dc.context.activity.conversation.id;
}

function unhandled(dc: DialogContext): Promise<DialogTurnResult> {
  return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}
