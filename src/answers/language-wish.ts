import { languageNamed } from '../text';
import { withWaysOut } from './requests';
import type { Step } from './turn';

/** “English please”, “tiếng Việt”: goes on in that language, with what was last read at hand. */
export const answerLanguageWish: Step = (turn) => {
  const { text, context } = turn.question;
  if (languageNamed(text) !== turn.lang) return undefined;
  const { topic } = context;
  const title = topic === undefined ? undefined : turn.title(topic);
  return withWaysOut(turn, {
    status: 'smalltalk',
    text: turn.say('control.languageChanged'),
    ...(title === undefined ? {} : { suggestions: [{ label: title, send: title }] }),
  });
};
