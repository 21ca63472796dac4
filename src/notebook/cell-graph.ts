/** A cell as the graph sees it: the tables it publishes and those it reads. */
export interface GraphCell {
  readonly name: string;
  readonly publishes: readonly string[];
  readonly reads: readonly string[];
}

/** The cells that read, directly or through others, what `changed` publishes; `changed` itself first, then document order. */
export function affectedCells(cells: readonly GraphCell[], changed: string): string[] {
  const affected = new Set([changed]);
  for (let grew = true; grew;) {
    grew = false;
    const published = new Set(
      cells.filter((cell) => affected.has(cell.name)).flatMap((cell) => cell.publishes),
    );
    for (const cell of cells) {
      if (!affected.has(cell.name) && cell.reads.some((table) => published.has(table))) {
        affected.add(cell.name);
        grew = true;
      }
    }
  }
  return runOrder(cells).filter((name) => affected.has(name));
}

/** The cells of `names` in waves: each cell comes after those whose tables it reads; cells of a wave may run side by side. */
export function runWaves(cells: readonly GraphCell[], names: readonly string[]): string[][] {
  const waves: string[][] = [];
  let waiting = runOrder(cells).filter((name) => names.includes(name));
  while (waiting.length > 0) {
    const pending = cells.filter((cell) => waiting.includes(cell.name));
    const ready = waiting.filter((name) => {
      const cell = cells.find((candidate) => candidate.name === name);
      const others = pending.filter((other) => other.name !== name).flatMap((other) => other.publishes);
      return !cell?.reads.some((table) => others.includes(table));
    });
    const wave = ready.length > 0 ? ready : waiting.slice(0, 1); // a cycle: somebody must begin
    waves.push(wave);
    waiting = waiting.filter((name) => !wave.includes(name));
  }
  return waves;
}

/** All cells so that each comes after those whose tables it reads, otherwise in document order. Cells of a cycle come last. */
export function runOrder(cells: readonly GraphCell[]): string[] {
  const ordered: string[] = [];
  const waiting = [...cells];
  while (waiting.length > 0) {
    const published = new Set(waiting.flatMap((cell) => cell.publishes));
    const next = waiting.findIndex(
      (cell) => !cell.reads.some((table) => published.has(table) && !cell.publishes.includes(table)),
    );
    const [cell] = waiting.splice(Math.max(next, 0), 1);
    if (cell) ordered.push(cell.name);
  }
  return ordered;
}
