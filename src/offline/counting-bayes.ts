/**
 * The counting part of `natural`'s naive Bayes classifier, all that understanding uses of it, in
 * its place in the browser: natural's own file reads disks and starts threads. Same counts.
 */
export class CountingBayes {
  readonly classifier: CountingClassifier;

  constructor(_stemmer: undefined, smoothing: number) {
    this.classifier = new CountingClassifier(smoothing);
  }
}

class CountingClassifier {
  readonly classFeatures: Record<string, Record<string, number>> = {};
  readonly classTotals: Record<string, number> = {};
  totalExamples = 1;

  constructor(private readonly smoothing: number) {}

  /** Counts each feature named by the values of `observation` once for the label. */
  addExample(observation: Readonly<Record<string, number>>, label: string): void {
    const features = (this.classFeatures[label] ??= {});
    this.classTotals[label] ??= 1;
    for (const feature of Object.values(observation)) {
      features[feature] = (features[feature] ?? this.smoothing) + 1;
    }
  }
}

export { CountingBayes as BayesClassifier, CountingBayes as default };
