import { BayesClassifier } from 'natural/lib/natural/classifiers';

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

// More terms than this add noise, and the product of their chances would leave the number range.
const mostTerms = 24;

/**
 * A naive Bayes classifier over sample terms: the second voice beside the index. Terms it never
 * saw are left out, and `vote` answers nothing when none is known.
 */
export class BayesVoice {
  private readonly numbers = new Map<string, number>();
  private readonly classifier: BayesClassifier;

  constructor(samples: readonly LabelledTerms[], smoothing: number) {
    for (const { terms } of samples) {
      for (const term of terms) {
        if (!this.numbers.has(term)) this.numbers.set(term, this.numbers.size);
      }
    }
    this.classifier = new BayesClassifier(undefined, smoothing);
    this.train(samples);
  }

  vote(terms: readonly string[]): readonly Vote[] {
    const known = [...new Set(terms)].flatMap((term) => this.numbers.get(term) ?? []);
    if (known.length === 0) return [];
    const observation = Object.fromEntries(known.slice(0, mostTerms).entries());
    const votes = this.classifier.classifier.getClassifications(observation);
    const total = votes.reduce((sum, { value }) => sum + value, 0);
    return total === 0 ? [] : votes.map(({ label, value }) => ({ label, share: value / total }));
  }

  // natural turns a document into features by searching every feature in it, which takes seconds
  // for thousands of samples. Its inner classifier takes finished features; given them as a sparse
  // map it counts the features but not the example, so the examples are counted here.
  private train(samples: readonly LabelledTerms[]): void {
    const inner = this.classifier.classifier;
    for (const { label, terms } of samples) {
      const set = [...new Set(terms)].flatMap((term) => this.numbers.get(term) ?? []);
      inner.addExample(Object.fromEntries(set.entries()), label);
      inner.classTotals[label] = (inner.classTotals[label] ?? 1) + 1;
      inner.totalExamples += 1;
    }
  }
}
