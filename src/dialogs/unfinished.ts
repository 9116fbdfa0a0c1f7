import type { TurnContext } from 'botbuilder';
import type { Suggestion } from '../answers';
import type { Language } from '../core';
import { fold } from '../text';
import type { DialogDeps } from './deps';
import type { CaseProgress, GuidanceState, GuideProgress } from './guidance-state';
import type { Composed, Speaker } from './speaker';

/** What a citizen left in the middle and asks to go on with. */
export type Left =
  | { readonly kind: 'case'; readonly casework: CaseProgress }
  | { readonly kind: 'guide'; readonly progress: GuideProgress };

/** A sentence about something unfinished, and the button that takes it up. */
interface Reminder {
  readonly text: string;
  readonly button: Suggestion;
}

/** Remembers guides and lists of papers left in the middle, for days if need be. */
export class Unfinished {
  constructor(
    private readonly deps: Pick<DialogDeps, 'pipeline' | 'translate'>,
    private readonly speaker: Speaker,
  ) {}

  /** What a message like “làm tiếp” takes up; undefined for other messages or when nothing is left. */
  async wanted(context: TurnContext, text: string): Promise<Left | undefined> {
    const { casework, progress, lang } = await this.speaker.read(context);
    if (!this.asksToContinue(text, lang)) return undefined;
    if (casework !== undefined) return { kind: 'case', casework };
    return progress && { kind: 'guide', progress };
  }

  /**
   * Adds to small talk, and to what interrupted a list of papers, the offer to go on. Other answers
   * stay as they are: who asks about something else has moved on.
   */
  async remind(context: TurnContext, composed: Composed): Promise<Composed> {
    const state = await this.speaker.read(context);
    const reminder = await this.reminder(context, state, composed);
    if (reminder === undefined) return composed;
    const { answer } = composed;
    const suggestions = [reminder.button, ...answer.suggestions];
    return {
      ...composed,
      answer: { ...answer, text: `${answer.text}\n\n${reminder.text}`, suggestions },
    };
  }

  private async reminder(
    context: TurnContext,
    { casework, progress, draft }: GuidanceState,
    { answer, question }: Composed,
  ): Promise<Reminder | undefined> {
    const talk =
      answer.status === 'smalltalk' &&
      answer.remember?.choosing !== true &&
      answer.control === undefined;
    if (draft !== undefined && draft.text !== '' && talk) return this.remindOfDraft(question.lang);
    if (casework !== undefined && (talk || answer.topic === casework.topic)) {
      return this.remindOfCase(context, casework, question.lang);
    }
    return talk && progress !== undefined
      ? this.remindOfGuide(context, progress, question.lang)
      : undefined;
  }

  private remindOfDraft(lang: Language): Reminder {
    const label = this.deps.translate(lang, 'ticket.continue');
    return {
      text: this.deps.translate(lang, 'ticket.resume'),
      button: { label, send: label },
    };
  }

  private async remindOfCase(
    context: TurnContext,
    { topic }: CaseProgress,
    lang: Language,
  ): Promise<Reminder> {
    const asked = await this.speaker.question(context, '');
    const title = this.deps.pipeline.title(asked, topic);
    const label = this.deps.translate(lang, 'dossier.continue');
    const text = this.deps.translate(lang, 'dossier.resume', { title });
    return { text, button: { label, send: label } };
  }

  private async remindOfGuide(
    context: TurnContext,
    { topic, step }: GuideProgress,
    lang: Language,
  ): Promise<Reminder | undefined> {
    const asked = await this.speaker.question(context, '');
    const found = this.deps.pipeline.guideStep(asked, topic, step);
    if (found === undefined) return undefined;
    const values = { title: found.title, step, count: found.count };
    const send = this.deps.translate(lang, 'guide.resumeShort');
    const label = this.deps.translate(lang, 'guide.continue', values);
    return { text: this.deps.translate(lang, 'guide.resume', values), button: { label, send } };
  }

  private asksToContinue(text: string, lang: Language): boolean {
    const said = fold(text.trim());
    const labels = (['guide.resumeShort', 'dossier.continue'] as const).map((key) =>
      fold(this.deps.translate(lang, key)),
    );
    return labels.includes(said) || /^(lam tiep|tiep tuc|lam not|continue)\b/.test(said);
  }
}
