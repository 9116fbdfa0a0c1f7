import { softmax } from './softmax';

export interface Vote {
  readonly label: string;
  /** Share of the probability of all labels, 0..1. */
  readonly share: number;
}

/** The labels a classifier tells apart, numbered. */
export class Labels {
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(readonly names: readonly string[]) {
    this.numbers = new Map(names.map((label, at) => [label, at]));
  }

  /** The number of a label, or -1. */
  numberOf(label: string): number {
    return this.numbers.get(label) ?? -1;
  }
}

const nothing = new Float64Array(0);

/** What a classifier says about one message; nothing where it knew no word of it. */
export class Votes {
  private constructor(
    private readonly labels: Labels,
    private readonly shares: Float64Array,
  ) {}

  /** `sums`: what speaks for each label (natural log), turned into shares in place. */
  static of(labels: Labels, sums: Float64Array): Votes {
    return new Votes(labels, softmax(sums));
  }

  static none(labels: Labels): Votes {
    return new Votes(labels, nothing);
  }

  /** The share of a label; undefined where the classifier says nothing or does not know it. */
  share(label: string): number | undefined {
    return this.shares[this.labels.numberOf(label)];
  }

  /** The labels with a larger share than this, in no order. */
  above(least: number): readonly Vote[] {
    const found: Vote[] = [];
    this.shares.forEach((share, at) => {
      if (share > least) found.push({ label: this.labels.names[at] ?? '', share });
    });
    return found;
  }

  /** The label with the largest share, the first of equals. */
  strongest(): Vote | undefined {
    let best = 0;
    this.shares.forEach((share, at) => {
      if (share > (this.shares[best] ?? 0)) best = at;
    });
    const share = this.shares[best];
    return share === undefined ? undefined : { label: this.labels.names[best] ?? '', share };
  }
}
