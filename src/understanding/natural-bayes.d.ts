// natural has no types by file, and its folder entry loads a part-of-speech corpus of 30 MB.
declare module 'natural/lib/natural/classifiers/bayes_classifier' {
  import { BayesClassifier } from 'natural/lib/natural/classifiers';
  export = BayesClassifier;
}
