import { ageBands, unitNamed } from '../feedback';
import type { MessageKey } from '../i18n';
import type { SurveyReply } from '../store';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Unhandled, Voices } from './deps';
import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';

import type { Speaker } from './speaker';

export const surveyDialogId = 'survey';

interface Progress {
  /** The offer that is replied to. */
  readonly id: string;
  readonly stage: Stage;
}

type Stage = 'score' | 'text' | 'helper' | 'age' | 'commune';

interface StageText {
  readonly ask: MessageKey;
  readonly choices: readonly MessageKey[];
  readonly next?: Stage;
}

// In this order a typed digit is the score itself.
const scores = [1, 2, 3, 4, 5].map((score) => `survey.score.${score}` as MessageKey);
const bands = ageBands.map((band) => `survey.age.${band}` as const);

const stages: Readonly<Record<Stage, StageText>> = {
  score: { ask: 'survey.ask', choices: [...scores, 'survey.later'], next: 'text' },
  text: { ask: 'survey.open', choices: ['survey.skip'], next: 'helper' },
  helper: {
    ask: 'survey.helper',
    choices: ['survey.alone', 'survey.helped', 'survey.skip'],
    next: 'age',
  },
  age: { ask: 'survey.age', choices: [...bands, 'survey.skip'], next: 'commune' },
  commune: { ask: 'survey.commune', choices: ['survey.skip'] },
};

/** What a message means in a stage: a part of the reply, nothing, or something else altogether. */
type Heard =
  | { readonly kind: 'reply'; readonly reply: SurveyReply }
  | { readonly kind: 'skip' }
  | { readonly kind: 'other' };

/** One score, one open question, three optional details; each may be skipped and is kept at once. */
export class SurveyDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly voices: Voices,
    private readonly speaker: Speaker,
  ) {
    super(surveyDialogId);
  }

  override beginDialog(dc: DialogContext, { id }: { id: string }): Promise<DialogTurnResult> {
    return this.ask(dc, { id, stage: 'score' });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const progress = dc.activeDialog?.state as Progress;
    const heard = await this.hear(dc, progress.stage);
    switch (heard.kind) {
      case 'other':
        return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
      case 'skip':
        return progress.stage === 'score'
          ? this.finish(dc, 'survey.declined')
          : this.goOn(dc, progress);
      case 'reply':
        await this.voices.survey.reply(progress.id, heard.reply);
        return this.goOn(dc, progress);
    }
  }

  private async hear(dc: DialogContext, stage: Stage): Promise<Heard> {
    const { text } = dc.context.activity;
    const { choices } = stages[stage];
    const place = chosen(text, await this.labels(dc, choices));
    if (place === choices.length - 1) return { kind: 'skip' };
    switch (stage) {
      case 'score':
        return place === undefined ? { kind: 'other' } : reply({ score: place + 1 });
      case 'helper':
        return place === undefined ? { kind: 'other' } : reply({ helper: place === 1 });
      case 'age':
        return this.ageOf(place);
      case 'text':
        // Words with a question mark are the next question, not a remark.
        return text.includes('?') ? { kind: 'other' } : reply({ text });
      case 'commune':
        return this.communeOf(text);
    }
  }

  private ageOf(place: number | undefined): Heard {
    const ageBand = place === undefined ? undefined : ageBands[place];
    return ageBand === undefined ? { kind: 'other' } : reply({ ageBand });
  }

  // Only a name of the list is kept: whatever else is written could point at a person.
  private communeOf(text: string): Heard {
    const commune = unitNamed(text, this.voices.locality());
    return commune === undefined ? { kind: 'other' } : reply({ commune });
  }

  private goOn(dc: DialogContext, { id, stage }: Progress): Promise<DialogTurnResult> {
    const { next } = stages[stage];
    const noUnits = this.voices.locality().units.length === 0;
    if (next === undefined || (next === 'commune' && noUnits)) {
      return this.finish(dc, 'survey.thanks');
    }
    return this.ask(dc, { id, stage: next });
  }

  private async ask(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
    const { ask, choices } = stages[progress.stage];
    const { lang } = await this.speaker.read(dc.context);
    const labels = await this.labels(dc, choices);
    const text = this.deps.translate(lang, ask);
    await dc.context.sendActivity(choiceActivity(text, sameWords(labels), labels.length > 1));
    return Dialog.EndOfTurn;
  }

  private async finish(dc: DialogContext, key: MessageKey): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, key));
    return dc.endDialog();
  }

  private async labels(dc: DialogContext, keys: readonly MessageKey[]): Promise<readonly string[]> {
    const { lang } = await this.speaker.read(dc.context);
    return keys.map((key) => this.deps.translate(lang, key));
  }
}

function reply(part: SurveyReply): Heard {
  return { kind: 'reply', reply: part };
}
