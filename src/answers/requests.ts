import { facets } from '../knowledge';
import { fold } from '../text';
import { handOver } from './hand-over';
import { openMenu } from './menu';
import { suggestWaysOut } from './suggestions';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';

const separator = ' – ';

/**
 * Opens what a button names exactly: `title`, `title – facet`, `title – facet – in full`, a menu,
 * a person. The words work wherever they are said, also days later.
 */
export const answerRequest: Step = (turn) => {
  const said = fold(turn.question.text.trim().replace(/\s+[-–—]\s+/gu, separator));
  if (said === '') return undefined;
  if (said === fold(turn.say('menu.person'))) return handOver(turn, 'asked');
  const [subject = '', detail] = said.split(separator);
  return openTopic(turn, said) ?? openMenu(turn, subject, detail);
};

function openTopic(turn: Turn, said: string): Draft | undefined {
  const topic = [...turn.brain.snapshot.articles.keys()].find((id) => {
    const title = fold(turn.title(id));
    return said === title || said.startsWith(title + separator);
  });
  if (topic === undefined) return undefined;
  const [detail, extent] = said
    .slice(fold(turn.title(topic)).length)
    .split(separator)
    .filter((part) => part !== '');
  if (detail === undefined) return answerFacet(turn, topic, 'overview');
  for (const kind of ['dossier', 'guide'] as const) {
    if (fold(turn.say(`facet.${kind}`)) === detail) return openDialog(topic, kind);
  }
  const facet = facets.find((name) => fold(turn.say(`facet.${name}`)) === detail);
  if (facet === undefined) return undefined;
  return answerFacet(turn, topic, facet, { full: extent === fold(turn.say('facet.full')) });
}

/** An answer that only opens a dialog, which then speaks. */
export function openDialog(topic: string, kind: 'dossier' | 'guide'): Draft {
  return { status: 'smalltalk', topic, text: '', control: { kind, topic } };
}

/** What to offer under a refusal or small talk. */
export function withWaysOut(turn: Turn, draft: Draft): Draft {
  return { ...draft, suggestions: draft.suggestions ?? suggestWaysOut(turn) };
}
