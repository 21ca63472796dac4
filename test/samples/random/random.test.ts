import { describe, expect, it } from 'vitest';
import { Categorical, Random } from '../../../src/samples/random';
import { countBy, expectMean, expectShare } from '../support/chance';

const N = 100_000;

function draws(draw: (random: Random) => number): Float64Array {
  const random = new Random(20260101, 'moments');
  return Float64Array.from({ length: N }, () => draw(random));
}

describe('substreams', () => {
  it('give the same whatever was drawn before', () => {
    const random = new Random(5, 'people');
    const alone = [random.at(17).normal(), random.gamma(0.4), random.uniform()];
    random.at(3).normal();
    random.gamma(2.5);
    expect([random.at(17).normal(), random.gamma(0.4), random.uniform()]).toEqual(alone);
    expect(new Random(5, 'people').at(17).normal()).toBe(alone[0]);
  });

  it('differ by seed, name and index', () => {
    const first = [
      new Random(5, 'people').at(17),
      new Random(6, 'people').at(17),
      new Random(5 + 2 ** 32, 'people').at(17),
      new Random(5, 'peoplf').at(17),
      new Random(5, 'people').at(18),
    ].map((random) => random.uniform());
    expect(new Set(first).size).toBe(first.length);
  });

  it('begin evenly spread and unrelated to their neighbours', () => {
    const random = new Random(1, 'heads');
    const heads = Float64Array.from({ length: N }, (_, index) => random.at(index).uniform());
    expectMean(heads, 1 / 2);
    expectMean(
      heads.map((head) => head * head),
      1 / 3,
    );
    const products = heads.slice(1).map((head, at) => (head - 0.5) * ((heads[at] ?? 0) - 0.5));
    expectMean(products, 0);
  });
});

describe('draws have the stated mean and mean square', () => {
  it.each<[string, (random: Random) => number, number, number]>([
    ['uniform', (random) => random.uniform(), 1 / 2, 1 / 3],
    ['normal', (random) => random.normal(), 0, 1],
    ['exponential', (random) => random.exponential(), 1, 2],
    ['gamma 0.3', (random) => random.gamma(0.3), 0.3, 0.3 * 1.3],
    ['gamma 1', (random) => random.gamma(1), 1, 2],
    ['gamma 4.5', (random) => random.gamma(4.5), 4.5, 4.5 * 5.5],
    ['beta 0.8, 2.4', (random) => random.beta(0.8, 2.4), 0.25, (0.8 * 1.8) / (3.2 * 4.2)],
    ['poisson 3.5', (random) => random.poisson(3.5), 3.5, 3.5 + 3.5 ** 2],
    ['geometric 0.25', (random) => random.geometric(0.25), 3, 12 + 9],
    ['bernoulli 0.2', (random) => Number(random.bernoulli(0.2)), 0.2, 0.2],
    ['below 6', (random) => random.below(6), 2.5, 55 / 6],
  ])('%s', (_, draw, mean, meanSquare) => {
    const values = draws(draw);
    expectMean(values, mean);
    expectMean(
      values.map((value) => value * value),
      meanSquare,
    );
  });

  it('and the third moment of a normal and a gamma variable', () => {
    expectMean(
      draws((random) => random.normal() ** 3),
      0,
    );
    expectMean(
      draws((random) => random.gamma(2.5) ** 3),
      2.5 * 3.5 * 4.5,
    );
  });

  it('at the ends of the parameters', () => {
    const random = new Random(1, 'ends');
    expect(random.gamma(0)).toBe(0);
    expect(random.poisson(0)).toBe(0);
    expect(random.geometric(1)).toBe(0);
    expect(random.geometric(0)).toBe(Infinity);
  });
});

describe('Categorical', () => {
  it('draws each position with its share of the weights, and none of weight 0', () => {
    const weights = [5, 0, 1, 0.5, 13.5];
    const choice = new Categorical(weights);
    const counts = countBy(draws((random) => choice.draw(random)));
    weights.forEach((weight, at) => {
      if (weight === 0) expect(counts.get(at)).toBeUndefined();
      else expectShare(counts.get(at) ?? 0, N, weight / 20);
    });
  });

  it.each([[[]], [[0, 0]], [[1, -1, 3]], [[1, Infinity]], [[NaN]]])('refuses the weights %j', (weights) => {
    expect(() => new Categorical(weights)).toThrow(RangeError);
  });
});
