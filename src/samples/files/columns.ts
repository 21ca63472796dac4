/** The parts of a text between commas. */
type Parts<Text extends string, Found = never> = Text extends `${infer First},${infer Rest}`
  ? Parts<Rest, Found | First>
  : Found | Text;

/** The columns of a form, and a row of them from named cells. */
export interface Columns<Name extends string> {
  readonly names: readonly Name[];
  /** @param base the row whose cells stand where none is named; empty ones when not given */
  row(cells: Readonly<Partial<Record<Name, string>>>, base?: readonly string[]): string[];
}

/** @param header as it stands in the file, blanks and all */
export function columnsOf<Header extends string>(header: Header): Columns<Parts<Header>> {
  const names = header.split(',') as Parts<Header>[];
  const places = new Map<string, number>(names.map((name, at) => [name, at]));
  const empty = names.map(() => '');
  return {
    names,
    row(named, base = empty) {
      const cells: Readonly<Record<string, string>> = named as Record<string, string>;
      const row = base.slice();
      for (const name in cells) row[places.get(name) as number] = cells[name] as string;
      return row;
    },
  };
}
