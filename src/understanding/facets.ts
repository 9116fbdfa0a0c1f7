import type { Facet } from '../knowledge';
import { askedPart } from './asked-part';
import { facetCues, whetherCue } from './facet-cues';
import type { FacetCue } from './facet-cues';

interface ReadyCue {
  readonly facet: Facet;
  readonly weight: number;
  /** Where the cue stands in a text, or -1. */
  readonly find: (text: string) => number;
}

const inWord = /[\p{L}\p{N}]/u;

// Looking back at every letter takes three times as long as looking back where the words were found.
function word(source: string): ReadyCue['find'] {
  const pattern = new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      if (!inWord.test(text.charAt(found.index - 1))) return found.index;
      pattern.lastIndex = found.index + 1;
    }
    return -1;
  };
}

function ready({ facet, weight, words, letters }: FacetCue): ReadyCue {
  const find = letters ? (text: string) => text.search(letters) : word(words ?? '');
  return { facet, weight, find };
}

const cues = facetCues.map(ready);

export interface FacetVote {
  readonly facet: Facet;
  /** Weight of its strongest cue, a little more where it comes early. */
  readonly score: number;
}

// Of two things asked, people name the one they need first.
const earlyBonus = 0.4;
/** What a cue counts in the story around the question. */
const storyShare = 0.5;

function read(text: string, share: number, scores: Map<Facet, number>): void {
  for (const { facet, weight, find } of cues) {
    const at = find(text);
    if (at < 0) continue;
    const score = share * (weight + earlyBonus * (1 - at / text.length));
    scores.set(facet, Math.max(score, scores.get(facet) ?? 0));
  }
}

/** What a question asks about its subject, best first; empty where no cue speaks. */
export function recognizeFacets(text: string): readonly FacetVote[] {
  const scores = new Map<Facet, number>();
  const asked = askedPart(text);
  read(asked ?? text, 1, scores);
  if (asked !== undefined) read(text, storyShare, scores);
  return [...scores].map(([facet, score]) => ({ facet, score })).sort((a, b) => b.score - a.score);
}

const findWhether = word(whetherCue);

/** True where the answer is yes or no, or one of two: whether one may, must, can. */
export function asksWhether(text: string): boolean {
  return findWhether(askedPart(text) ?? text) >= 0;
}
