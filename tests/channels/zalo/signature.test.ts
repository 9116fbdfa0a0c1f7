import { isSigned, matchesOaVariant, sign } from '../../../src/channels/zalo/signature';
import vectors from '../../fixtures/zalo/_signature-vectors.json';

describe('the signature of Zalo', () => {
  it.each(vectors)('treats “$name” as marked', (vector) => {
    const { rawBody, timestamp, expectedHeader, valid, ...key } = vector;
    const raw = Buffer.from(rawBody);

    if (valid) expect(raw).toHaveLength(vector.rawBodyUtf8Bytes);
    expect(isSigned(raw, timestamp, expectedHeader, key)).toBe(valid);
    expect(sign(raw, timestamp, key) === expectedHeader).toBe(valid);
  });

  const key = { appId: '1', oaSecretKey: 's' };
  const raw = Buffer.from('{}');
  const good = sign(raw, '5', key);

  it.each([
    ['without mac=', good.slice(4), true],
    ['in upper case', good.toUpperCase(), true],
    ['with spaces around', ` ${good} `, true],
    ['one digit short', good.slice(0, -1), false],
    ['of another time', sign(raw, '6', key), false],
    ['empty', '', false],
    ['missing', undefined, false],
    ['of letters that are no hex', `mac=${'z'.repeat(64)}`, false],
  ])('of a header %s', (_name, header, accepted) => {
    expect(isSigned(raw, '5', header, key)).toBe(accepted);
  });

  it('recognises the variant with the OA id, which it does not accept', () => {
    const variant = sign(raw, '5', { appId: 'oa', oaSecretKey: 's' });

    expect(matchesOaVariant(raw, '5', variant, { oaId: 'oa', oaSecretKey: 's' })).toBe(true);
    expect(isSigned(raw, '5', variant, key)).toBe(false);
  });
});
