import { average, judge, percentile } from '../../src/cli/retrieval-metrics';

describe('retrieval metrics', () => {
  it('reward the right document by its place', () => {
    expect(judge(['a', 'b'], new Set(['a']))).toEqual({
      r1: 1,
      r5: 1,
      r10: 1,
      mrr10: 1,
      ndcg10: 1,
    });
    const second = judge(['b', 'a'], new Set(['a']));
    expect(second.r1).toBe(0);
    expect(second.mrr10).toBe(0.5);
    expect(second.ndcg10).toBeCloseTo(0.631, 3);
  });

  it('give nothing for a list without a right document', () => {
    expect(judge(['b'], new Set(['a'])).ndcg10).toBe(0);
    expect(judge([], new Set(['a'])).r10).toBe(0);
  });

  it('average over questions', () => {
    expect(average([judge(['a'], new Set(['a'])), judge(['b'], new Set(['a']))]).r1).toBe(0.5);
  });

  it('find percentiles of unsorted times', () => {
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([], 0.95)).toBe(0);
  });
});
