import type { MessageKey } from '../i18n';
import type { Article, Group, LifeEvent } from '../knowledge';
import { fold } from '../text';
import type { Suggestion } from './answer';
import type { Draft, Turn } from './turn';

// One screen of a phone, and a digit is one key.
const pageSize = 8;
// A group of more pages than two is divided, so that every topic stays within four taps.
const mostPages = 2;
// Parts smaller than this go to “other”.
const smallestPart = 3;

/** A part of a large group, named after what brings people to it. */
interface Part {
  readonly name: string;
  readonly topics: readonly string[];
}

/** The first level: the groups of the knowledge base, and the events of life. */
export function groupMenu(turn: Turn, lead: MessageKey = 'menu.groups'): Draft {
  const groups = turn.brain.snapshot.groups
    .filter((group) => topicsOf(turn, group).length > 0)
    .map((group) => ({
      label: `${group.icon} ${group.names[turn.lang]}`,
      send: group.names[turn.lang],
    }));
  const events = turn.say('menu.events');
  return menu(turn.say(lead), [...groups, { label: events, send: events }]);
}

/** The events of life that bring people to several topics. */
function eventMenu(turn: Turn, page: number): Draft {
  const events = turn.brain.snapshot.lifeEvents
    .filter((event) => topicsOfEvent(turn, event).length > 0)
    .map(({ names }) => ({ label: names[turn.lang], send: names[turn.lang] }));
  return paged(turn, turn.say('menu.chooseEvent'), turn.say('menu.events'), events, page);
}

/** Opens a menu by what its button sends: `group`, `group – part`, `event`, and pages of them. */
export function openMenu(turn: Turn, subject: string, detail = ''): Draft | undefined {
  const page = /^\d+$/.test(detail) ? Number(detail) : 1;
  if (subject === fold(turn.say('menu.open'))) return groupMenu(turn);
  if (subject === fold(turn.say('menu.events'))) return eventMenu(turn, page);
  const { groups, lifeEvents } = turn.brain.snapshot;
  const named = ({ names }: Group | LifeEvent): boolean => fold(names[turn.lang]) === subject;
  const group = groups.find(named);
  if (group !== undefined) return openGroup(turn, group, detail, page);
  const event = lifeEvents.find(named);
  if (event === undefined) return undefined;
  return topicPage(turn, event.names[turn.lang], topicsOfEvent(turn, event), page);
}

function openGroup(turn: Turn, group: Group, detail: string, page: number): Draft {
  const name = group.names[turn.lang];
  const topics = topicsOf(turn, group);
  if (topics.length <= mostPages * pageSize) return topicPage(turn, name, topics, page);
  const parts = partsOf(turn, topics);
  const part = parts.find((candidate) => fold(candidate.name) === detail);
  if (part !== undefined) return topicPage(turn, part.name, part.topics, 1);
  const choices = parts.map((each) => ({ label: each.name, send: `${name} – ${each.name}` }));
  return menu(turn.say('menu.parts', { group: name }), choices);
}

function topicPage(turn: Turn, name: string, topics: readonly string[], page: number): Draft {
  const choices = topics.map((topic) => ({ label: turn.title(topic), send: turn.title(topic) }));
  return paged(turn, turn.say('menu.topics', { group: name }), name, choices, page);
}

function paged(
  turn: Turn,
  text: string,
  name: string,
  choices: readonly Suggestion[],
  page: number,
): Draft {
  const shown = choices.slice((page - 1) * pageSize, page * pageSize);
  const more = { label: turn.say('menu.more'), send: `${name} – ${page + 1}` };
  return menu(text, choices.length > page * pageSize ? [...shown, more] : shown);
}

function menu(text: string, choices: readonly Suggestion[]): Draft {
  return {
    status: 'smalltalk',
    text: withNumbers(text, choices),
    suggestions: choices,
    remember: { choosing: true },
  };
}

/** A sentence with its choices as numbered lines, so that a digit means the same on every channel. */
export function withNumbers(text: string, choices: readonly Suggestion[]): string {
  return `${text}\n\n${choices.map(({ label }, i) => `${i + 1}. ${label}`).join('\n')}`;
}

/** The topics of a group in the order of the catalogue, then those the catalogue does not know. */
function topicsOf(turn: Turn, group: Group): readonly string[] {
  const own = articles(turn)
    .filter((article) => article.group === group.id)
    .map(({ id }) => id);
  const listed = group.topics.filter((topic) => own.includes(topic));
  return [...listed, ...own.filter((topic) => !listed.includes(topic))];
}

function topicsOfEvent(turn: Turn, event: LifeEvent): readonly string[] {
  return articles(turn)
    .filter(({ lifeEvents }) => lifeEvents.includes(event.id))
    .map(({ id }) => id);
}

function articles(turn: Turn): readonly Article[] {
  return [...turn.brain.snapshot.articles.values()];
}

/** Divides topics by the event of life they belong to, eight a part at most. */
function partsOf(turn: Turn, topics: readonly string[]): readonly Part[] {
  const left = new Set(topics);
  const byEvent = turn.brain.snapshot.lifeEvents.flatMap((event) => {
    const own = topics.filter(
      (topic) => left.has(topic) && turn.master(topic)?.lifeEvents.includes(event.id) === true,
    );
    if (own.length < smallestPart) return [];
    own.forEach((topic) => left.delete(topic));
    return inPages(event.names[turn.lang], own);
  });
  return [...byEvent, ...inPages(turn.say('menu.other'), [...left])];
}

function inPages(name: string, topics: readonly string[]): readonly Part[] {
  const count = Math.ceil(topics.length / pageSize);
  return Array.from({ length: count }, (_, i) => ({
    name: count === 1 ? name : `${name} (${i + 1})`,
    topics: topics.slice(i * pageSize, (i + 1) * pageSize),
  }));
}
