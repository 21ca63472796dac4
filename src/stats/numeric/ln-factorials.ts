/** ln(0!), ln(1!), ..., ln(n!), each within some 1e-15 n of the truth. */
export function lnFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  let [sum, lost] = [0, 0]; // compensated: Kahan (1965), CACM 8
  for (let i = 2; i <= n; i++) {
    const term = Math.log(i) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    table[i] = sum;
  }
  return table;
}
