import { facets } from '../knowledge';
import { fold } from '../text';
import { suggestWaysOut } from './suggestions';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';

// One screen of a phone, and digits 1-9 stay single keys.
const pageSize = 8;

/** Opens what a suggestion names exactly: `title`, `title – facet`, `group`, `group – page`. */
export const answerRequest: Step = (turn) => {
  const [subject = '', detail] = turn.question.text
    .split(/\s+–\s+/)
    .map((part) => fold(part.trim()));
  if (subject === '') return undefined;
  return openTopic(turn, subject, detail) ?? openGroup(turn, subject, detail);
};

function openTopic(turn: Turn, subject: string, detail: string | undefined): Draft | undefined {
  const topic = [...turn.brain.snapshot.articles.keys()].find(
    (id) => fold(turn.title(id)) === subject,
  );
  if (topic === undefined) return undefined;
  if (detail === undefined) return answerFacet(turn, topic, 'overview');
  for (const kind of ['dossier', 'guide'] as const) {
    // The dialog of that kind speaks; this answer only opens it.
    if (fold(turn.say(`facet.${kind}`)) === detail) {
      return { status: 'smalltalk', topic, text: '', control: { kind, topic } };
    }
  }
  const facet = facets.find((name) => fold(turn.say(`facet.${name}`)) === detail);
  return facet === undefined ? undefined : answerFacet(turn, topic, facet);
}

function openGroup(turn: Turn, subject: string, detail: string | undefined): Draft | undefined {
  const group = turn.brain.snapshot.groups.find(({ names }) => fold(names[turn.lang]) === subject);
  if (group === undefined) return undefined;
  const topics = [...turn.brain.snapshot.articles.values()]
    .filter((article) => article.group === group.id)
    .map((article) => turn.title(article.id));
  const page = Math.max(1, Number(detail ?? '1') || 1);
  const shown = topics.slice((page - 1) * pageSize, page * pageSize);
  const name = group.names[turn.lang];
  const more =
    topics.length > page * pageSize
      ? [{ label: turn.say('menu.more'), send: `${name} – ${page + 1}` }]
      : [];
  return {
    status: 'smalltalk',
    text: turn.say('menu.topics', { group: name }),
    suggestions: [...shown.map((title) => ({ label: title, send: title })), ...more],
  };
}

/** The groups of the knowledge base, as a menu. */
export function groupMenu(turn: Turn): Draft {
  return {
    status: 'smalltalk',
    text: turn.say('menu.groups'),
    suggestions: turn.brain.snapshot.groups
      .filter((group) =>
        [...turn.brain.snapshot.articles.values()].some((a) => a.group === group.id),
      )
      .map((group) => ({
        label: `${group.icon} ${group.names[turn.lang]}`,
        send: group.names[turn.lang],
      })),
  };
}

/** What to offer under a refusal or small talk. */
export function withWaysOut(turn: Turn, draft: Draft): Draft {
  return { ...draft, suggestions: draft.suggestions ?? suggestWaysOut(turn) };
}
