import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier';
import { softmax } from './softmax';

type InnerClassifier = BayesClassifier['classifier'];

/** Terms with what they stand for. */
export interface LabelledTerms {
  readonly label: string;
  readonly terms: readonly string[];
}

export interface Vote {
  readonly label: string;
  /** Share of the probability of all labels, 0..1. */
  readonly share: number;
}

// More terms than this add noise.
const mostTerms = 24;

/** By how much (natural log) a term speaks for the labels that were seen with it. */
interface TermVotes {
  readonly labels: readonly number[];
  readonly gains: readonly number[];
}

const noVotes: TermVotes = { labels: [], gains: [] };

/**
 * A naive Bayes classifier over sample terms: the second voice beside the index. Terms it never
 * saw are left out, and `vote` answers nothing when none is known.
 */
export class BayesVoice {
  private readonly numbers = new Map<string, number>();
  private readonly labels: readonly string[];
  private readonly totals: Float64Array;
  private readonly votes: readonly TermVotes[];

  constructor(
    samples: readonly LabelledTerms[],
    private readonly smoothing: number,
  ) {
    for (const { terms } of samples) {
      for (const term of terms) {
        if (!this.numbers.has(term)) this.numbers.set(term, this.numbers.size);
      }
    }
    const { classFeatures, classTotals } = this.train(samples);
    this.labels = Object.keys(classFeatures);
    this.totals = Float64Array.from(this.labels, (label) => Math.log(classTotals[label] ?? 1));
    this.votes = this.votesByTerm(classFeatures);
  }

  vote(terms: readonly string[]): readonly Vote[] {
    const known = [...new Set(terms)].flatMap((term) => this.numbers.get(term) ?? []);
    if (known.length === 0) return [];
    const shares = this.shares(known.slice(0, mostTerms));
    return this.labels.map((label, at) => ({ label, share: shares[at] ?? 0 }));
  }

  private shares(terms: readonly number[]): Float64Array {
    const logs = this.totals.map((total) => total - terms.length * total);
    for (const term of terms) {
      const { labels, gains } = this.votes[term] ?? noVotes;
      labels.forEach((label, at) => {
        logs[label] = (logs[label] ?? 0) + (gains[at] ?? 0);
      });
    }
    return softmax(logs);
  }

  // natural asks every label about every term at each vote; most labels never saw the term, so
  // what it counted is turned round once.
  private votesByTerm(features: InnerClassifier['classFeatures']): readonly TermVotes[] {
    const votes = Array.from(this.numbers, () => ({
      labels: [] as number[],
      gains: [] as number[],
    }));
    this.labels.forEach((label, at) => {
      for (const [term, count] of Object.entries(features[label] ?? {})) {
        const vote = votes[Number(term)];
        vote?.labels.push(at);
        vote?.gains.push(Math.log(count / this.smoothing));
      }
    });
    return votes;
  }

  // natural turns a document into features by searching every feature in it, which takes seconds
  // for thousands of samples. Its inner classifier takes finished features; given them as a sparse
  // map it counts the features but not the example, so the examples are counted here.
  private train(samples: readonly LabelledTerms[]): InnerClassifier {
    const inner = new BayesClassifier(undefined, this.smoothing).classifier;
    for (const { label, terms } of samples) {
      const set = [...new Set(terms)].flatMap((term) => this.numbers.get(term) ?? []);
      inner.addExample(Object.fromEntries(set.entries()), label);
      inner.classTotals[label] = (inner.classTotals[label] ?? 1) + 1;
      inner.totalExamples += 1;
    }
    return inner;
  }
}
