import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** Makes meters of a registry; labels are few and never words or persons. */
export interface Meters {
  readonly count: <Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
  ) => (values: Readonly<Record<Label, string>>) => void;
  /** Seconds by bucket; what is observed is given in milliseconds. */
  readonly time: (name: string, help: string, buckets: readonly number[]) => (ms: number) => void;
  /** `collect` sets it when it is read. */
  readonly gauge: <Label extends string = never>(
    name: string,
    help: string,
    labels?: readonly Label[],
    collect?: () => Promise<void>,
  ) => Gauge<Label>;
}

export function createMeters(registry: Registry): Meters {
  const registers = [registry];
  return {
    count: (name, help, labels) => {
      const counter = new Counter({ name, help, labelNames: labels, registers });
      return (values) => {
        counter.inc(values);
      };
    },
    time: (name, help, buckets) => {
      const histogram = new Histogram({ name, help, buckets: [...buckets], registers });
      return (ms) => {
        histogram.observe(ms / 1000);
      };
    },
    gauge: (name, help, labels = [], collect) =>
      new Gauge({ name, help, labelNames: labels, registers, ...(collect && { collect }) }),
  };
}
