import { activeBlocks, fillIn } from '../knowledge';
import type { Turn } from './turn';

/** One step of a guide, with the errors known at this step. Steps count from 1. */
export interface GuideStep {
  readonly topic: string;
  readonly title: string;
  readonly step: number;
  readonly count: number;
  readonly text: string;
  readonly stuck: readonly { readonly problem: string; readonly fix: string }[];
}

/** A step of the topic's “Các bước”, or undefined when there is none of that number. */
export function guideStep(turn: Turn, topic: string, step: number): GuideStep | undefined {
  const article = turn.article(topic);
  if (article === undefined) return undefined;
  const steps = activeBlocks(article, 'steps', turn.render.day).filter(
    ({ kind }) => kind === 'step',
  );
  const block = steps[step - 1];
  if (block === undefined) return undefined;
  const hints = turn.master(topic)?.stuck.filter((hint) => hint.step === step) ?? [];
  return {
    topic,
    title: turn.title(topic),
    step,
    count: steps.length,
    text: fillIn(block.text, turn.render),
    stuck: hints.map(({ problem, fix }) => ({ problem, fix: fillIn(fix, turn.render) })),
  };
}
