import { aPipeline, theRealBrain } from '../support/talk';

async function answer(text: string) {
  const pipeline = aPipeline(await theRealBrain());
  return pipeline.answer({ id: 'q', text, lang: 'vi', context: {} });
}

const untold = 'chưa có hướng dẫn về việc có bị phạt';

describe('a question about a penalty', () => {
  it.each([
    'đăng ký khai sinh trễ có bị phạt không',
    'dang ky khai tu tre co bi phat khong',
    'không đăng ký tạm trú thì mức phạt thế nào',
  ])('hears first that the article tells none: %s', async (text) => {
    const { status, text: said } = await answer(text);

    expect(status).toBe('answered');
    expect(said).toContain(untold);
    expect(said).not.toContain('– Căn cứ**');
  });

  it.each(['phạt nguội nộp ở đâu', 'đăng ký khai sinh cần giấy tờ gì'])(
    'is none, or is told by its article: %s',
    async (text) => {
      const { status, text: said } = await answer(text);

      expect(status).toBe('answered');
      expect(said).not.toContain(untold);
    },
  );
});
