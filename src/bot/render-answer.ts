import type { Activity } from 'botbuilder';
import { answerData } from '../answers';
import type { Answer } from '../answers';
import type { Translator } from '../i18n';

/**
 * An Answer as one Activity: markdown text with its footer, taps, and the parts as channel data.
 * With the program's public address, a list of papers carries the link under which it can be kept.
 */
export function renderAnswer(
  answer: Answer,
  translate: Translator,
  publicUrl?: string,
): Partial<Activity> {
  const data = answerData(answer, translate, publicUrl);
  return {
    type: 'message',
    text: [answer.text, data.footer.join('\n')].filter((part) => part !== '').join('\n\n'),
    textFormat: 'markdown',
    locale: answer.lang,
    suggestedActions: {
      to: [],
      actions: answer.suggestions.map(({ label, send }) => ({
        type: 'imBack',
        title: label,
        value: send,
      })),
    },
    channelData: { answer: data },
  };
}
