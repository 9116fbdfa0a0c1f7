import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import type { GuideStep } from '../answers';
import type { MessageKey } from '../i18n';
import { fold } from '../text';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Ended, Unhandled } from './deps';
import type { Speaker } from './speaker';

export const guideDialogId = 'guide';

interface Progress {
  readonly topic: string;
  readonly step: number;
  /** True while the citizen is choosing where they are stuck. */
  readonly choosing?: boolean;
}

type Wish = 'next' | 'back' | 'stuck' | 'stop';

// Longer messages are questions, not answers to the buttons.
const mostWords = 8;

// In the order of the buttons, so that a digit means what is shown.
const wishes: readonly (readonly [Wish, MessageKey, RegExp])[] = [
  [
    'next',
    'guide.next',
    /^(tiep|tiep theo|tiep di|tiep tuc|buoc tiep|buoc sau|xong|xong roi|da xong|roi|lam roi|ok|oke|duoc roi|next|done)( a| nhe| roi)?$/,
  ],
  [
    'stuck',
    'guide.stuck',
    /(\bket\b|khong duoc|khong .{1,30} duoc|bi loi|\bloi\b|khong thay|chua thay|stuck)/,
  ],
  ['back', 'guide.back', /^(buoc truoc|quay lai|lui lai|tro lai|truoc|back)$/],
  ['stop', 'guide.stop', /^(dung|dung lai|thoi|de sau|mai lam|nghi|stop)$/],
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
    const { topic, step } = progress;
    const jump = stepNamed(dc.context.activity.text);
    if (jump !== undefined) return this.jump(dc, progress, jump);
    const wish = await this.wish(dc, progress);
    if (wish === 'stuck' && (await this.helpKnown(dc, progress))) return Dialog.EndOfTurn;
    switch (wish) {
      case 'next':
        return this.show(dc, { topic, step: step + 1 });
      case 'back':
        return this.show(dc, { topic, step: Math.max(1, step - 1) });
      case 'stuck':
        return this.askWhere(dc, progress);
      case 'stop':
        await this.stop(dc, step);
        return dc.endDialog();
      case undefined:
        return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
    }
  }

  private async wish(dc: DialogContext, progress: Progress): Promise<Wish | undefined> {
    const { lang } = await this.speaker.read(dc.context);
    const said = fold(dc.context.activity.text.trim());
    const shown = shownWishes(progress);
    const digit = /^[1-9]$/.test(said) ? shown[Number(said) - 1] : undefined;
    const named = wishes.find(([, key]) => fold(this.deps.translate(lang, key)) === said);
    return (digit ?? named ?? spoken(said))?.[0];
  }

  private async show(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    const step = await this.step(dc, progress);
    if (step === undefined) return this.finish(dc, progress);
    save(dc, progress);
    await this.speaker.noteProgress(dc.context, { ...progress, count: step.count });
    const { lang } = await this.speaker.read(dc.context);
    const { title, count, text } = step;
    const heading = this.deps.translate(lang, 'guide.step', { title, step: step.step, count });
    const buttons = shownWishes(progress).map(([, key]) => this.deps.translate(lang, key));
    await dc.context.sendActivity(
      choiceActivity(`${heading}\n\n${text}`, sameWords(buttons), false),
    );
    return Dialog.EndOfTurn;
  }

  private async jump(dc: DialogContext, at: Progress, step: number): Promise<DialogTurnResult> {
    const there = { topic: at.topic, step };
    return this.show(dc, (await this.step(dc, there)) === undefined ? at : there);
  }

  private async finish(dc: DialogContext, { topic }: Progress): Promise<DialogTurnResult> {
    await this.speaker.noteProgress(dc.context, undefined);
    const { lang } = await this.speaker.read(dc.context);
    await dc.context.sendActivity(this.deps.translate(lang, 'guide.done', { result: '' }).trim());
    await this.speaker.sayFacet(dc.context, topic, 'result');
    return dc.endDialog({ ended: 'guide_done' } satisfies Ended);
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

  /** Helps at once with a known error of the step that the message names. */
  private async helpKnown(dc: DialogContext, progress: Progress): Promise<boolean> {
    const stuck = (await this.step(dc, progress))?.stuck ?? [];
    const problems = stuck.map(({ problem }) => problem);
    const hint = stuck[chosen(dc.context.activity.text, problems) ?? -1];
    if (hint === undefined || /^\d+$/.test(dc.context.activity.text.trim())) return false;
    await dc.context.sendActivity(hint.fix);
    await this.show(dc, { topic: progress.topic, step: progress.step });
    return true;
  }

  private async offerPerson(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    save(dc, { topic: progress.topic, step: progress.step });
    const { lang } = await this.speaker.read(dc.context);
    const resume = this.deps.translate(lang, 'guide.resumeShort');
    await this.speaker.sayHandOver(dc.context, 'stuck', { label: resume, send: resume });
    return dc.endDialog();
  }

  private async step(dc: DialogContext, { topic, step }: Progress): Promise<GuideStep | undefined> {
    const asked = await this.speaker.question(dc.context, dc.context.activity.text);
    return this.deps.pipeline.guideStep(asked, topic, step);
  }

  private async stop(dc: DialogContext, step: number): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    const label = this.deps.translate(lang, 'guide.resumeShort');
    const text = this.deps.translate(lang, 'guide.stopped', { step });
    await dc.context.sendActivity(choiceActivity(text, sameWords([label]), false));
  }
}

function shownWishes({ step }: Progress): typeof wishes {
  return wishes.filter(([wish]) => wish !== 'back' || step > 1);
}

function spoken(said: string): (typeof wishes)[number] | undefined {
  const short = said.split(' ').length <= mostWords && !said.includes('?');
  return short ? wishes.find(([, , words]) => words.test(said)) : undefined;
}

/** The step a message like “bước 3” goes to, from 1. */
function stepNamed(text: string): number | undefined {
  const digits = /^(?:(?:den|sang|qua|toi|xem|lai|ve) )?(?:buoc|step) (\d{1,2})$/.exec(
    fold(text.trim()),
  )?.[1];
  return digits === undefined ? undefined : Math.max(1, Number(digits));
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}
