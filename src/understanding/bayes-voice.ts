import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier';
import { Labels, Votes } from './votes';

type InnerClassifier = BayesClassifier['classifier'];

/** Terms, each once, with what they stand for. */
export interface LabelledTerms {
  readonly label: string;
  readonly terms: Int32Array;
}

// More terms than this add noise.
const mostTerms = 24;

/** What the classifier learned, as it is kept in a file too. */
export interface BayesColumns {
  readonly labels: readonly string[];
  /** Natural logarithm of how many samples each label has. */
  readonly totals: Float64Array;
  /** The labels seen with each term lie side by side, with how much (natural log) it speaks for them. */
  readonly starts: Int32Array;
  readonly seen: Int16Array;
  readonly gains: Float32Array;
}

/**
 * A naive Bayes classifier over sample terms: the second voice beside the index. Terms it never
 * saw are left out, and `vote` says nothing when none is known.
 */
export class BayesVoice {
  private readonly labels: Labels;

  constructor(private readonly learned: BayesColumns) {
    this.labels = new Labels(learned.labels);
  }

  vote(terms: readonly number[]): Votes {
    const { starts } = this.learned;
    const known = terms.filter((term) => (starts[term + 1] ?? 0) > (starts[term] ?? 0));
    if (known.length === 0) return Votes.none(this.labels);
    return Votes.of(this.labels, this.logs(known.slice(0, mostTerms)));
  }

  /** What speaks for each label, as natural logarithms. */
  private logs(terms: readonly number[]): Float64Array {
    const { totals, starts, seen, gains } = this.learned;
    const logs = totals.map((total) => total - terms.length * total);
    for (const term of terms) {
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? end; at < end; at += 1) {
        const label = seen[at] ?? 0;
        logs[label] = (logs[label] ?? 0) + (gains[at] ?? 0);
      }
    }
    return logs;
  }
}

type Counted = readonly (readonly (readonly [string, number])[])[];

/** Counts which terms the samples of each label have. `size`: how many terms there are. */
export function learnBayes(
  samples: readonly LabelledTerms[],
  size: number,
  smoothing: number,
): BayesColumns {
  const { classFeatures, classTotals } = train(samples, smoothing);
  const labels = Object.keys(classFeatures);
  const totals = Float64Array.from(labels, (label) => Math.log(classTotals[label] ?? 1));
  const counted = labels.map((label) => Object.entries(classFeatures[label] ?? {}));
  return { labels, totals, ...turnRound(counted, size, smoothing) };
}

// natural asks every label about every term at each vote; most labels never saw the term, so
// what it counted is turned round once.
function turnRound(
  counted: Counted,
  size: number,
  smoothing: number,
): Pick<BayesColumns, 'starts' | 'seen' | 'gains'> {
  const starts = startsOf(counted, size);
  const length = starts[size] ?? 0;
  const seen = new Int16Array(length);
  const gains = new Float32Array(length);
  const next = starts.slice();
  counted.forEach((features, label) => {
    for (const [term, count] of features) {
      const at = next[Number(term)] ?? 0;
      seen[at] = label;
      gains[at] = Math.log(count / smoothing);
      next[Number(term)] = at + 1;
    }
  });
  return { starts, seen, gains };
}

// natural turns a document into features by searching every feature in it, which takes seconds
// for thousands of samples. Its inner classifier takes finished features; given them as numbers
// it counts the features but not the example, so the examples are counted here.
function train(samples: readonly LabelledTerms[], smoothing: number): InnerClassifier {
  const inner = new BayesClassifier(undefined, smoothing).classifier;
  for (const { label, terms } of samples) {
    inner.addExample(terms as unknown as Record<string, number>, label);
    inner.classTotals[label] = (inner.classTotals[label] ?? 1) + 1;
    inner.totalExamples += 1;
  }
  return inner;
}

/** Where the labels of each term begin. */
function startsOf(counted: Counted, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (const features of counted) {
    for (const [term] of features) {
      const after = Number(term) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  for (let term = 1; term <= size; term += 1) {
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  }
  return starts;
}
