import type { Intensity } from './intensity';

/**
 * Orders of a customer who is alive at T in the days until `end` under Pareto/NBD: the integral of
 * lambda e^(-mu (s - T)) over the season's clock, day by day (without season lambda / mu (1 - e^(-mu (end - T)))).
 * Within a day the clock is taken as linear.
 */
export function expectedLifetime(
  lambda: number,
  mu: number,
  T: number,
  end: number,
  clock: Intensity,
): number {
  const survivalOfDay = Math.exp(-mu);
  const meanSurvival = mu < 1e-9 ? 1 : -Math.expm1(-mu) / mu;
  let survival = 1;
  let sum = 0;
  let exposure = clock.exposure(T);
  for (let day = T; day < end; day++) {
    const next = clock.exposure(day + 1);
    sum += survival * (next - exposure);
    survival *= survivalOfDay;
    exposure = next;
  }
  return lambda * meanSurvival * sum;
}

/**
 * Orders of a customer who is alive, `waited` after her last purchase, in `ahead` more days of the clock, when the gaps are
 * Erlang with k stages at rate k lambda and she stops with probability p after each order.
 *
 * The stages are a Poisson process. Nothing bought yet, the number m of stages behind her is Poisson(k lambda waited) given
 * m < k, and J ~ Poisson(k lambda ahead) more would bring c = floor((m + J) / k) orders, of which she lives to make
 * (1 - (1 - p)^c) / p on average. For k = 1 this is (1 - e^(-lambda p ahead)) / p.
 */
export function expectedDropout(
  lambda: number,
  p: number,
  stages: number,
  waited: number,
  ahead: number,
): number {
  if (stages === 1) return p < 1e-9 ? lambda * ahead : -Math.expm1(-lambda * p * ahead) / p;
  const behind = poissonTerms(stages * lambda * waited, 0, stages - 1);
  const behindTotal = behind.reduce((sum, value) => sum + value, 0);
  const mean = stages * lambda * ahead;
  const spread = 9 * Math.sqrt(mean) + 12;
  const first = Math.max(0, Math.floor(mean - spread));
  const coming = poissonTerms(mean, first, Math.ceil(mean + spread));
  const comingTotal = coming.reduce((sum, value) => sum + value, 0);
  let expected = 0;
  behind.forEach((weight, m) => {
    coming.forEach((share, j) => {
      const orders = Math.floor((m + first + j) / stages);
      const made = p < 1e-9 ? orders : (1 - Math.pow(1 - p, orders)) / p;
      expected += (weight / behindTotal) * (share / comingTotal) * made;
    });
  });
  return expected;
}

/** Terms proportional to the Poisson probabilities of `first`..`last`, the largest 1. */
function poissonTerms(mean: number, first: number, last: number): number[] {
  const logs = [0];
  for (let n = first + 1; n <= last; n++) logs.push((logs.at(-1) ?? 0) + Math.log(mean / n));
  const most = Math.max(...logs);
  return logs.map((log) => Math.exp(log - most));
}

/** Charges in the coming days of one whose next renewals are due after `toNext` days and then every `period`; she leaves at each with probability p. */
export function expectedRenewals(p: number, period: number, toNext: number, days: number): number {
  const charges = toNext > days ? 0 : 1 + Math.floor((days - toNext) / period);
  return p < 1e-9 ? charges : ((1 - p) * (1 - Math.pow(1 - p, charges))) / p;
}
