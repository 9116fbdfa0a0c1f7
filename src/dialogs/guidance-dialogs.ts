import type { ConversationState, TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import { chosenText, isEmergency } from '../answers';
import type { Answer } from '../answers';
import type { Language } from '../core';
import { choiceActivity, sameWords } from './choices';
import type { DialogDeps, Ended, Unhandled } from './deps';
import { DossierDialog, dossierDialogId } from './dossier-dialog';
import { EraseDialog, eraseDialogId } from './erase-dialog';
import { Errands } from './errands';
import { joinFragments, splitQuestions } from './fragments';
import { silenceMs } from './guidance-state';
import { GuideDialog, guideDialogId } from './guide-dialog';
import { RatingDialog } from './rating-dialog';
import { Speaker } from './speaker';
import type { Composed } from './speaker';
import { SurveyDialog } from './survey-dialog';
import { TicketDialog, ticketDialogId } from './ticket-dialog';
import type { SentFile } from './ticket-dialog';
import { TicketStatusDialog } from './ticket-status-dialog';
import { Unfinished } from './unfinished';

/**
 * The conversation: a dialog waiting for its reply hears a message first; what it cannot use goes
 * to the root, which answers it and may begin the next dialog. Danger goes before everything.
 */
export class GuidanceDialogs {
  private readonly dialogs: DialogSet;
  private readonly speaker: Speaker;
  private readonly unfinished: Unfinished;
  private readonly errands: Errands | undefined;
  private tickets: TicketDialog | undefined;

  constructor(
    private readonly deps: DialogDeps,
    state: ConversationState,
  ) {
    this.speaker = new Speaker(deps, state.createProperty('guidance'));
    this.unfinished = new Unfinished(deps, this.speaker);
    this.dialogs = new DialogSet(state.createProperty('dialogs'));
    this.dialogs.add(new EraseDialog(deps, this.speaker));
    this.dialogs.add(new DossierDialog(deps, this.speaker));
    this.dialogs.add(new GuideDialog(deps, this.speaker));
    this.errands = this.addVoices(deps);
  }

  /** Runs one message. A turn that was completed before changes and says nothing. */
  async run(context: TurnContext): Promise<void> {
    const state = await this.speaker.read(context);
    const { id } = context.activity as { id?: string };
    if (id !== undefined && state.lastActivityId === id) return;
    const dc = await this.dialogs.createContext(context);
    await this.hear(dc);
    if (dc.activeDialog === undefined) await this.errands?.tellNews(dc);
    await this.complete(context);
  }

  /**
   * Files that came with a message: the ticket being written takes them. False when none is, so
   * that whoever kept them deletes them.
   */
  async takeFiles(context: TurnContext, files: readonly SentFile[]): Promise<boolean> {
    const dc = await this.dialogs.createContext(context);
    if (dc.activeDialog?.id !== ticketDialogId || this.tickets === undefined) return false;
    const { id } = context.activity as { id?: string };
    const state = await this.speaker.read(context);
    if (id !== undefined && state.lastActivityId === id) return true;
    await this.tickets.addFiles(dc, files);
    // Words that came with the files are still to be heard.
    if (context.activity.text === '') await this.complete(context);
    return true;
  }

  /** After a rating that came without words: thanks were said elsewhere, perhaps it is time to ask more. */
  async rated(context: TurnContext, rating: 'helpful' | 'not_helpful'): Promise<void> {
    const state = await this.speaker.read(context);
    const { id } = context.activity as { id?: string };
    if (id !== undefined && state.lastActivityId === id) return;
    const dc = await this.dialogs.createContext(context);
    const idle = dc.activeDialog === undefined;
    if (idle && rating === 'helpful') await this.errands?.survey(dc, 'helpful_rating');
    await this.complete(context);
  }

  private async complete(context: TurnContext): Promise<void> {
    const { id } = context.activity as { id?: string };
    const state = await this.speaker.read(context);
    if (id !== undefined) state.lastActivityId = id;
  }

  private addVoices(deps: DialogDeps): Errands | undefined {
    const { voices } = deps;
    if (voices === undefined) return undefined;
    this.dialogs.add(new RatingDialog(deps, voices, this.speaker));
    this.dialogs.add(new SurveyDialog(deps, voices, this.speaker));
    this.tickets = new TicketDialog(deps, voices, this.speaker);
    this.dialogs.add(this.tickets);
    this.dialogs.add(new TicketStatusDialog(deps, voices, this.speaker));
    return new Errands(deps, voices, this.speaker);
  }

  /** Takes over the language the client asks for, once each time it asks for another one. */
  async speak(context: TurnContext, lang: Language): Promise<void> {
    const state = await this.speaker.read(context);
    if (state.asked !== lang) state.lang = lang;
    state.asked = lang;
  }

  /** What to say when a citizen arrives. */
  async welcome(context: TurnContext): Promise<void> {
    const { lang } = await this.speaker.read(context);
    const { translate } = this.deps;
    const text = `${translate(lang, 'welcome.text')}\n\n${translate(lang, 'welcome.nature')}`;
    const keys = ['menu.open', 'menu.events', 'menu.person'] as const;
    const labels = keys.map((key) => translate(lang, key));
    await context.sendActivity(choiceActivity(text, sameWords(labels), false));
  }

  private async hear(dc: DialogContext): Promise<void> {
    const { text } = dc.context.activity;
    if (isEmergency(text)) {
      await this.speaker.say(dc.context, await this.speaker.compose(dc.context, text));
      return;
    }
    if (await this.errands?.run(dc, text)) return;
    await this.after(dc, await dc.continueDialog());
  }

  /** What a dialog could not use goes to the root; what ended well may lead to the survey. */
  private async after(dc: DialogContext, result: DialogTurnResult): Promise<void> {
    const rest = toRoot(result, dc.context.activity.text);
    if (rest !== undefined) await this.answer(dc, rest);
    const { ended } = (result.result ?? {}) as Partial<Ended>;
    if (ended !== undefined && dc.activeDialog === undefined) await this.errands?.survey(dc, ended);
  }

  /** The root: takes up what was left, or answers the one or several questions of a message. */
  private async answer(dc: DialogContext, text: string): Promise<void> {
    const said = chosenText(await this.speaker.question(dc.context, text));
    // A digit may stand for one of these too.
    if (await this.errands?.run(dc, said)) return;
    const left = await this.unfinished.wanted(dc.context, said);
    if (left?.kind === 'case') {
      await dc.beginDialog(dossierDialogId, left.casework);
      return;
    }
    if (left?.kind === 'guide') {
      await dc.beginDialog(guideDialogId, left.progress);
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
      const reminded = await this.unfinished.remind(dc.context, composed);
      await this.speaker.say(dc.context, this.errands?.offerRating(dc, reminded) ?? reminded);
      await this.follow(dc, composed.answer);
    }
  }

  private async follow(dc: DialogContext, answer: Answer): Promise<void> {
    if (answer.control?.kind === 'erase') await dc.beginDialog(eraseDialogId);
    if (answer.control?.kind === 'restart') await this.speaker.restart(dc.context);
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
