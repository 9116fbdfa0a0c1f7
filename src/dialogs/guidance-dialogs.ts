import type { ConversationState, TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../answers';
import type { Language } from '../core';
import { fold } from '../text';
import { choiceActivity, sameWords } from './choices';
import { ClarifyDialog, clarifyDialogId } from './clarify-dialog';
import type { Unhandled } from './clarify-dialog';
import type { DialogDeps } from './deps';
import { DossierDialog, dossierDialogId } from './dossier-dialog';
import { EraseDialog, eraseDialogId } from './erase-dialog';
import { joinFragments, splitQuestions } from './fragments';
import { silenceMs } from './guidance-state';
import type { GuideProgress } from './guidance-state';
import { GuideDialog, guideDialogId } from './guide-dialog';
import { Speaker } from './speaker';
import type { Composed } from './speaker';

/**
 * The conversation: a dialog waiting for its reply hears a message first; what it cannot use goes
 * to the root, which answers it and may begin the next dialog.
 */
export class GuidanceDialogs {
  private readonly dialogs: DialogSet;
  private readonly speaker: Speaker;

  constructor(
    private readonly deps: DialogDeps,
    state: ConversationState,
  ) {
    this.speaker = new Speaker(deps, state.createProperty('guidance'));
    this.dialogs = new DialogSet(state.createProperty('dialogs'));
    this.dialogs.add(new ClarifyDialog(deps, this.speaker));
    this.dialogs.add(new EraseDialog(deps, this.speaker));
    this.dialogs.add(new DossierDialog(deps, this.speaker));
    this.dialogs.add(new GuideDialog(deps, this.speaker));
  }

  /** Runs one message. A turn that was completed before changes and says nothing. */
  async run(context: TurnContext): Promise<void> {
    const state = await this.speaker.read(context);
    const { id } = context.activity as { id?: string };
    if (id !== undefined && state.lastActivityId === id) return;
    const dc = await this.dialogs.createContext(context);
    const text = toRoot(await dc.continueDialog(), context.activity.text);
    if (text !== undefined) await this.hear(dc, text);
    const after = await this.speaker.read(context);
    if (id !== undefined) after.lastActivityId = id;
  }

  /** Sets the language of a conversation that has not said anything yet. */
  async speak(context: TurnContext, lang: Language): Promise<void> {
    const state = await this.speaker.read(context);
    if (state.lastSeen === undefined) state.lang = lang;
  }

  /** What to say when a citizen arrives. */
  async welcome(context: TurnContext): Promise<void> {
    const { lang } = await this.speaker.read(context);
    const { translate } = this.deps;
    const text = `${translate(lang, 'welcome.text')}\n\n${translate(lang, 'welcome.nature')}`;
    const labels = [translate(lang, 'menu.open'), translate(lang, 'menu.person')];
    await context.sendActivity(choiceActivity(text, sameWords(labels), false));
  }

  /** The root: continues a guide, or answers the one or several questions of a message. */
  private async hear(dc: DialogContext, text: string): Promise<void> {
    const { progress } = await this.speaker.read(dc.context);
    if (progress !== undefined && /^(lam tiep|tiep tuc|continue)\b/.test(fold(text.trim()))) {
      await dc.beginDialog(guideDialogId, progress);
      return;
    }
    const composed = await this.composeAll(dc.context, text);
    for (const one of composed) await this.say(dc, one);
  }

  private async composeAll(context: TurnContext, text: string): Promise<readonly Composed[]> {
    const whole = await this.speaker.compose(context, text);
    const several = await splitQuestions(text, (part) => this.speaker.compose(context, part));
    if (several !== undefined) return several;
    const state = await this.speaker.read(context);
    const joined = await joinFragments(
      state,
      text,
      whole,
      silenceMs(state, this.deps.clock.now()),
      (both) => this.speaker.compose(context, both),
    );
    return [joined];
  }

  private async say(dc: DialogContext, composed: Composed): Promise<void> {
    const { control } = composed.answer;
    if (control !== undefined && 'topic' in control) {
      await this.speaker.talkAbout(dc.context, control.topic);
    }
    if (control?.kind === 'dossier') {
      await dc.beginDialog(dossierDialogId, { topic: control.topic });
    } else if (control?.kind === 'guide') {
      await dc.beginDialog(guideDialogId, { topic: control.topic });
    } else {
      await this.speaker.say(dc.context, composed);
      await this.follow(dc, composed.answer);
    }
  }

  private async follow(dc: DialogContext, answer: Answer): Promise<void> {
    const { progress } = await this.speaker.read(dc.context);
    if (answer.status === 'clarification') await dc.beginDialog(clarifyDialogId);
    if (answer.control?.kind === 'erase') await dc.beginDialog(eraseDialogId);
    if (answer.control?.kind === 'restart') await this.speaker.forget(dc.context);
    else if (answer.status === 'smalltalk' && progress !== undefined) {
      await this.offerToContinue(dc, progress);
    }
  }

  private async offerToContinue(dc: DialogContext, progress: GuideProgress): Promise<void> {
    const question = await this.speaker.question(dc.context, '');
    const step = this.deps.pipeline.guideStep(question, progress.topic, progress.step);
    if (step === undefined) return;
    const { title, count } = step;
    const values = { title, step: progress.step, count };
    const text = this.deps.translate(question.lang, 'guide.resume', values);
    const label = this.deps.translate(question.lang, 'guide.continue', values);
    await dc.context.sendActivity(choiceActivity(text, sameWords([label]), false));
  }
}

/** The text the root must answer, or undefined when a dialog has dealt with the message. */
function toRoot(result: DialogTurnResult, text: string): string | undefined {
  switch (result.status) {
    case DialogTurnStatus.empty:
      return text;
    case DialogTurnStatus.complete:
      return (result.result as Unhandled | undefined)?.unhandled;
    default:
      return undefined;
  }
}
