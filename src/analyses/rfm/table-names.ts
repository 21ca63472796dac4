/** The tables that a cell publishes beside the one of its own name. */
export interface RfmTables {
  /** Classes and where each begins. */
  readonly cuts: string;
  /** Every customer's segment by each method of scoring. */
  readonly methods: string;
  /** Every customer's segment under small changes. */
  readonly stability: string;
  /** Numbers of customers by segment before and now. */
  readonly moves: string;
  /** Every customer's segment before and now. */
  readonly movers: string;
}

export function tableNames(cell: string): RfmTables {
  return {
    cuts: `${cell}_cuts`,
    methods: `${cell}_methods`,
    stability: `${cell}_stability`,
    moves: `${cell}_moves`,
    movers: `${cell}_movers`,
  };
}
