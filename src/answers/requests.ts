import { facets } from '../knowledge';
import { fold } from '../text';
import { handOver } from './hand-over';
import { openMenu } from './menu';
import { suggestWaysOut } from './suggestions';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';

const separator = ' – ';
// No title with a facet is longer; longer messages need not be compared with all of them.
const longestRequest = 200;
const wantsAll =
  /^(cho )?(toi |em |minh )?(xem|doc|noi) (het|tat ca|day du|du|them|tiep|chi tiet)( di| a| nhe)?$/;

/**
 * Opens what a button names exactly: `title`, `title – facet`, `title – facet – in full`, a menu,
 * a person. The words work wherever they are said, also days later.
 */
export const answerRequest: Step = (turn) => {
  const said = plain(turn.question.text);
  if (said === '' || said.length > longestRequest) return undefined;
  if (said === fold(turn.say('menu.person'))) return handOver(turn, 'asked');
  const [subject = '', detail] = said.split(separator);
  return openTopic(turn, said) ?? openMenu(turn, subject, detail) ?? openFacet(turn, said);
};

function plain(text: string): string {
  return fold(text.trim()).replace(/\s+[-–—]\s+/gu, separator);
}

function openTopic(turn: Turn, said: string): Draft | undefined {
  const topic = [...turn.brain.snapshot.articles.keys()].find((id) => {
    const title = plain(turn.title(id));
    return said === title || said.startsWith(title + separator);
  });
  if (topic === undefined) return undefined;
  const [detail, extent] = said
    .slice(plain(turn.title(topic)).length)
    .split(separator)
    .filter((part) => part !== '');
  if (detail === undefined) return withFurther(turn, topic, answerFacet(turn, topic, 'overview'));
  for (const kind of ['dossier', 'guide'] as const) {
    if (fold(turn.say(`facet.${kind}`)) === detail) return openDialog(topic, kind);
  }
  const facet = facets.find((name) => fold(turn.say(`facet.${name}`)) === detail);
  if (facet === undefined) return undefined;
  return answerFacet(turn, topic, facet, { full: extent === fold(turn.say('facet.full')) });
}

// The named topic may still not be the one the citizen needs.
function withFurther(turn: Turn, topic: string, draft: Draft | undefined): Draft | undefined {
  const related = turn.master(topic)?.related ?? [];
  const further = related.filter((other) => turn.master(other) !== undefined);
  return draft && { ...draft, remember: { clarified: [topic], further } };
}

/** A facet of the present topic by the words of its button, and “xem hết” for all of it. */
function openFacet(turn: Turn, said: string): Draft | undefined {
  const { topic, facet } = turn.question.context;
  if (topic === undefined) return undefined;
  const wanted = facets.find(
    (name) =>
      said === fold(turn.say(`suggest.${name}`)) || said === fold(turn.say(`facet.${name}`)),
  );
  if (wanted !== undefined) return answerFacet(turn, topic, wanted);
  const all = said === fold(turn.say('suggest.full')) || wantsAll.test(said);
  return all && facet !== undefined ? answerFacet(turn, topic, facet, { full: true }) : undefined;
}

/** An answer that only opens a dialog, which then speaks. */
export function openDialog(topic: string, kind: 'dossier' | 'guide'): Draft {
  return { status: 'smalltalk', topic, text: '', control: { kind, topic } };
}

/** What to offer under a refusal or small talk. */
export function withWaysOut(turn: Turn, draft: Draft): Draft {
  return { ...draft, suggestions: draft.suggestions ?? suggestWaysOut(turn) };
}
