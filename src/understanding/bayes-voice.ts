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

/**
 * A naive Bayes classifier over sample terms: the second voice beside the index. Terms it never
 * saw are left out, and `vote` says nothing when none is known.
 */
export class BayesVoice {
  private readonly labels: Labels;
  private readonly totals: Float64Array;
  // The labels seen with each term lie side by side, with how much (natural log) it speaks for them.
  private readonly starts: Int32Array;
  private readonly seen: Int16Array;
  private readonly gains: Float32Array;

  /** `size`: how many terms there are. */
  constructor(
    samples: readonly LabelledTerms[],
    size: number,
    private readonly smoothing: number,
  ) {
    const { classFeatures, classTotals } = this.train(samples);
    const labels = Object.keys(classFeatures);
    this.labels = new Labels(labels);
    this.totals = Float64Array.from(labels, (label) => Math.log(classTotals[label] ?? 1));
    const counted = labels.map((label) => Object.entries(classFeatures[label] ?? {}));
    this.starts = startsOf(counted, size);
    const length = this.starts[size] ?? 0;
    this.seen = new Int16Array(length);
    this.gains = new Float32Array(length);
    this.fill(counted);
  }

  vote(terms: readonly number[]): Votes {
    const known = terms.filter((term) => (this.starts[term + 1] ?? 0) > (this.starts[term] ?? 0));
    if (known.length === 0) return Votes.none(this.labels);
    return Votes.of(this.labels, this.logs(known.slice(0, mostTerms)));
  }

  /** What speaks for each label, as natural logarithms. */
  private logs(terms: readonly number[]): Float64Array {
    const logs = this.totals.map((total) => total - terms.length * total);
    for (const term of terms) {
      const end = this.starts[term + 1] ?? 0;
      for (let at = this.starts[term] ?? end; at < end; at += 1) {
        const label = this.seen[at] ?? 0;
        logs[label] = (logs[label] ?? 0) + (this.gains[at] ?? 0);
      }
    }
    return logs;
  }

  // natural asks every label about every term at each vote; most labels never saw the term, so
  // what it counted is turned round once.
  private fill(counted: readonly (readonly (readonly [string, number])[])[]): void {
    const next = this.starts.slice();
    counted.forEach((features, label) => {
      for (const [term, count] of features) {
        const at = next[Number(term)] ?? 0;
        this.seen[at] = label;
        this.gains[at] = Math.log(count / this.smoothing);
        next[Number(term)] = at + 1;
      }
    });
  }

  // natural turns a document into features by searching every feature in it, which takes seconds
  // for thousands of samples. Its inner classifier takes finished features; given them as numbers
  // it counts the features but not the example, so the examples are counted here.
  private train(samples: readonly LabelledTerms[]): InnerClassifier {
    const inner = new BayesClassifier(undefined, this.smoothing).classifier;
    for (const { label, terms } of samples) {
      inner.addExample(terms as unknown as Record<string, number>, label);
      inner.classTotals[label] = (inner.classTotals[label] ?? 1) + 1;
      inner.totalExamples += 1;
    }
    return inner;
  }
}

/** Where the labels of each term begin. */
function startsOf(
  counted: readonly (readonly (readonly [string, number])[])[],
  size: number,
): Int32Array {
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
