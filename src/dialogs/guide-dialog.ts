import { Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { GuideStep } from '../answers';
import type { MessageKey, MessageValues } from '../i18n';
import { fold } from '../text';
import { choiceActivity, chosen, sameWords } from './choices';
import type { Unhandled } from './clarify-dialog';
import type { DialogDeps } from './deps';
import type { Speaker } from './speaker';

export const guideDialogId = 'guide';

interface Progress {
  topic: string;
  step: number;
  /** True while the citizen is choosing where they are stuck. */
  choosing?: boolean;
}

type Wish = 'next' | 'back' | 'stuck' | 'stop';

// In the order of the buttons, so that a digit means what is shown.
const wishes: readonly (readonly [Wish, MessageKey, RegExp])[] = [
  ['next', 'guide.next', /^(tiep|tiep theo|tiep di|xong|xong roi|roi|ok|oke|duoc roi|next|done)$/],
  ['stuck', 'guide.stuck', /(bi ket|\bket\b|khong duoc|bi loi|khong lam duoc|stuck)/],
  ['back', 'guide.back', /^(buoc truoc|quay lai|lui lai|truoc|back)$/],
  ['stop', 'guide.stop', /^(dung|dung lai|thoi|de sau|mai lam|stop)$/],
];

/** Leads through the steps of a procedure, one a message; where the citizen is stays remembered. */
export class GuideDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly speaker: Speaker,
  ) {
    super(guideDialogId);
  }

  override beginDialog(
    dc: DialogContext,
    { topic, step = 1 }: { topic: string; step?: number },
  ): Promise<DialogTurnResult> {
    return this.show(dc, { topic, step });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const progress = dc.activeDialog?.state as Progress;
    if (progress.choosing === true) return this.helpStuck(dc, progress);
    switch (await this.wish(dc)) {
      case 'next':
        return this.show(dc, { topic: progress.topic, step: progress.step + 1 });
      case 'back':
        return this.show(dc, { topic: progress.topic, step: Math.max(1, progress.step - 1) });
      case 'stuck':
        return this.askWhere(dc, progress);
      case 'stop':
        await this.say(dc, 'guide.stopped', { step: progress.step });
        return dc.endDialog();
      case undefined:
        return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
    }
  }

  private async wish(dc: DialogContext): Promise<Wish | undefined> {
    const { lang } = await this.speaker.read(dc.context);
    const said = fold(dc.context.activity.text.trim());
    const labels = wishes.map(([, key]) => this.deps.translate(lang, key));
    const place = /^\d$|^.{1,40}$/.test(said) ? exactChoice(said, labels) : undefined;
    return wishes[place ?? wishes.findIndex(([, , words]) => words.test(said))]?.[0];
  }

  private async show(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const step = await this.step(dc, progress);
    if (step === undefined) return this.finish(dc, progress);
    save(dc, progress);
    await this.speaker.noteProgress(dc.context, { ...progress, count: step.count });
    const { lang } = await this.speaker.read(dc.context);
    const { title, count, text } = step;
    const heading = this.deps.translate(lang, 'guide.step', { title, step: step.step, count });
    const buttons = wishes
      .filter(([wish]) => wish !== 'back' || progress.step > 1)
      .map(([, key]) => this.deps.translate(lang, key));
    await dc.context.sendActivity(
      choiceActivity(`${heading}\n\n${text}`, sameWords(buttons), false),
    );
    return Dialog.EndOfTurn;
  }

  private async finish(dc: DialogContext, { topic }: Progress): Promise<DialogTurnResult> {
    await this.speaker.noteProgress(dc.context, undefined);
    await this.say(dc, 'guide.done', { result: '' });
    await this.speaker.sayFacet(dc.context, topic, 'result');
    return dc.endDialog();
  }

  /** Offers the known errors of the step; where none is known, a person. */
  private async askWhere(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const step = await this.step(dc, progress);
    if (step === undefined || step.stuck.length === 0) return this.offerPerson(dc, progress);
    save(dc, { ...progress, choosing: true });
    const { lang } = await this.speaker.read(dc.context);
    const problems = [
      ...step.stuck.map(({ problem }) => problem),
      this.deps.translate(lang, 'guide.other'),
    ];
    const text = this.deps.translate(lang, 'guide.stuckList', { step: progress.step });
    await dc.context.sendActivity(choiceActivity(text, sameWords(problems)));
    return Dialog.EndOfTurn;
  }

  private async helpStuck(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const step = await this.step(dc, progress);
    const { lang } = await this.speaker.read(dc.context);
    const stuck = step?.stuck ?? [];
    const labels = [
      ...stuck.map(({ problem }) => problem),
      this.deps.translate(lang, 'guide.other'),
    ];
    const place = chosen(dc.context.activity.text, labels);
    const back = { topic: progress.topic, step: progress.step };
    if (place === undefined) {
      save(dc, back);
      return this.continueDialog(dc);
    }
    const hint = stuck[place];
    if (hint === undefined) return this.offerPerson(dc, back);
    await dc.context.sendActivity(hint.fix);
    return this.show(dc, back);
  }

  private async offerPerson(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    save(dc, { topic: progress.topic, step: progress.step });
    const local = this.deps.pipeline.localValues();
    await dc.context.sendActivity(this.deps.translate(lang, 'guide.noHint', local));
    return Dialog.EndOfTurn;
  }

  private async step(dc: DialogContext, { topic, step }: Progress): Promise<GuideStep | undefined> {
    const asked = await this.speaker.question(dc.context, dc.context.activity.text);
    return this.deps.pipeline.guideStep(asked, topic, step);
  }

  private async say(dc: DialogContext, key: MessageKey, values: MessageValues): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, key, values));
  }
}

function exactChoice(said: string, labels: readonly string[]): number | undefined {
  const place = labels.findIndex((label) => fold(label) === said);
  return place < 0 ? undefined : place;
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}
